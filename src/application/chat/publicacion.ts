import { asunto } from '../../domain/asunto.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import type { Lineamiento } from '../../domain/reglas.js';
import type { PaquetesPublicos } from '../prepare-publicacion.js';
import type { Feature } from './feature.js';
import type { Publicado } from './publicado-card.js';
import { publicadoFeature } from './publicado-presiones.js';

interface Parts {
  readonly paquetes: PaquetesPublicos;
  readonly lineamientos: readonly Lineamiento[];
}

const texto = (numero: number, { paquete, registro }: Publicado): string => {
  if (registro !== undefined) return `El Convenio, versión ${numero}, está publicado.`;
  return paquete === undefined
    ? `Prepare el paquete público del Convenio, versión ${numero}: página, PDF firmado y datos abiertos.`
    : `Suba al portal, en el apartado de Transparencia, los archivos del paquete del Convenio, versión ${numero}, y registre aquí su dirección.`;
};

/** The official publication of the Convenio in force (4.2). */
export const publicacionFeature = ({ paquetes, lineamientos }: Parts): Feature =>
  publicadoFeature('publicacion', {
    asunto: asunto.publicacion,
    accion: '4.2',
    encabezado: 'Publicación oficial',
    verbos: { preparar: 'publicacion.preparar', registrar: 'publicacion.registrar' },
    lineamientos,
    firmado: convenioVigente,
    porFirmar: 'El Convenio se publica cuando esté suscrito.',
    texto,
    ahora: async (ciclo, viewer, { hechos }) => {
      const now = await paquetes.ahora(ciclo, viewer);
      return { cambio: hechos !== now?.hechos, personales: now?.personales ?? '' };
    },
    otraVez: (_publicado, cambio) => cambio,
    prepare: paquetes.prepare,
    registrar: (datos) => ({ type: 'registrar-publicacion', ...datos }),
  });
