import { actaSuscrita } from '../../domain/acta-actual.js';
import { asunto } from '../../domain/asunto.js';
import type { Lineamiento } from '../../domain/reglas.js';
import type { PaquetesDeResultados } from '../prepare-resultados.js';
import type { Feature } from './feature.js';
import type { Publicado } from './publicado-card.js';
import { publicadoFeature } from './publicado-presiones.js';

interface Parts {
  readonly paquetes: PaquetesDeResultados;
  readonly lineamientos: readonly Lineamiento[];
}

const texto = (_numero: number, { paquete, registro }: Publicado): string => {
  if (registro !== undefined) return 'Los resultados finales están publicados.';
  return paquete === undefined
    ? 'Prepare el paquete público de los resultados: página, Acta firmada y datos abiertos.'
    : 'Suba al portal los archivos del paquete de los resultados y registre aquí su dirección.';
};

/** The publication of the results (5.5). */
export const resultadosFeature = ({ paquetes, lineamientos }: Parts): Feature =>
  publicadoFeature('resultados', {
    asunto: asunto.resultados,
    accion: '5.5',
    encabezado: 'Publicación de resultados',
    verbos: { preparar: 'resultados.preparar', registrar: 'resultados.publicar' },
    lineamientos,
    firmado: actaSuscrita,
    porFirmar: 'Los resultados se publican cuando el Acta esté suscrita.',
    texto,
    ahora: async (ciclo, viewer) => ({ cambio: false, personales: await paquetes.personales(ciclo, viewer) }),
    // What was signed does not change any more: the package is made again only to have the roster's names of today.
    otraVez: ({ registro }) => registro === undefined,
    prepare: paquetes.prepare,
    registrar: (datos) => ({ type: 'publicar-resultados', ...datos }),
  });
