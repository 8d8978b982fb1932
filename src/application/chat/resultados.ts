import type { Acta } from '../../domain/acta.js';
import { actaSuscrita } from '../../domain/acta-actual.js';
import { asunto } from '../../domain/asunto.js';
import type { Lineamiento } from '../../domain/reglas.js';
import type { PaquetesDeResultados } from '../prepare-resultados.js';
import type { Feature, FilesOf, Say, Typed, View, Viewer } from './feature.js';
import { buttonData, isOf, isSecretaria, readsAll } from './matter.js';
import { formOf, type Publicado, paqueteFacts, registroFacts, sinPublicar, warningOf } from './publicado-card.js';
import { archivosPublicados, preparaPaquete, registraPublicacion } from './publicado-presiones.js';
import { sinCiclo } from './sin-ciclo.js';

interface Parts {
  readonly paquetes: PaquetesDeResultados;
  readonly lineamientos: readonly Lineamiento[];
}

const leadOf = ({ paquete, registro }: Publicado): string => {
  if (registro !== undefined) return 'Los resultados finales están publicados.';
  return paquete === undefined
    ? 'Prepare el paquete público de los resultados: página, Acta firmada y datos abiertos.'
    : 'Suba al portal los archivos del paquete de los resultados y registre aquí su dirección.';
};

const dataOf = (
  { lineamientos }: Parts,
  { numero, publicacion = {} }: { readonly numero: number; readonly publicacion?: Publicado },
  personales: string,
  viewer: Viewer,
  typed: Typed,
) => {
  const { paquete, registro } = publicacion;
  return {
    numero: String(numero),
    texto: leadOf(publicacion),
    aviso: [warningOf(publicacion, false), registro === undefined ? personales : '']
      .filter((each) => each !== '')
      .join(' '),
    hechos: [...registroFacts(publicacion, viewer), ...paqueteFacts(publicacion)],
    abre: true,
    botonAbrir: paquete === undefined ? 'Abrir el PDF' : 'Abrir paquete',
    // What was signed does not change any more: the package is made again only to have the roster's names of today.
    prepara: isOf(viewer, 'secretaria-ejecutiva', 'uippe') && registro === undefined,
    botonPreparar: paquete === undefined ? 'Preparar paquete' : 'Preparar de nuevo',
    registra: isSecretaria(viewer) && paquete !== undefined,
    ...formOf(publicacion, lineamientos, viewer.today, typed),
  };
};

/** The publication of the results: its package, what is checked, and where and when it was published (5.5). */
const resultadosView =
  (parts: Parts): View =>
  async (ciclo, _parts, viewer, typed = {}) => {
    if (!readsAll(viewer)) return undefined;
    const acta: Acta | undefined = actaSuscrita(ciclo);
    const personales = acta === undefined ? '' : await parts.paquetes.personales(ciclo, viewer);
    return {
      template: 'publicacion',
      data: {
        ...buttonData(ciclo, asunto.resultados),
        etiqueta: `Acción 5.5 · PAE ${ciclo.datos.pae}`,
        encabezado: 'Publicación de resultados',
        verboPreparar: 'resultados.preparar',
        verboRegistrar: 'resultados.publicar',
        ...(acta === undefined
          ? sinPublicar('Los resultados se publican cuando el Acta esté suscrita.', viewer)
          : dataOf(parts, acta, personales, viewer, typed)),
      },
    };
  };

const files: FilesOf = (ciclo, _parts, viewer) => {
  const acta = actaSuscrita(ciclo);
  return acta === undefined || !readsAll(viewer) ? [] : archivosPublicados(acta.publicacion ?? {}, acta.documento.pdf);
};

const say: Say = async (turn) => [
  turn.ciclo === undefined ? sinCiclo(turn.viewer) : await turn.show(asunto.resultados),
];

/** The public package of the results, and where and when it was published (5.5). */
export const resultadosFeature = (parts: Parts): Feature => ({
  views: { resultados: resultadosView(parts) },
  commands: { resultados: say },
  files: { resultados: files },
  presses: {
    'resultados.preparar': preparaPaquete(asunto.resultados, parts.paquetes.prepare),
    'resultados.publicar': registraPublicacion(asunto.resultados, (numero, datos) => ({
      type: 'publicar-resultados',
      numero,
      ...datos,
    })),
  },
});
