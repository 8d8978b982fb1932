import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Convenio } from '../../domain/convenio.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import type { Lineamiento } from '../../domain/reglas.js';
import type { PaquetesPublicos } from '../prepare-publicacion.js';
import type { Typed, View, Viewer } from './feature.js';
import { buttonData, isOf, isSecretaria, readsAll } from './matter.js';
import { formOf, type Publicado, paqueteFacts, registroFacts, sinPublicar, warningOf } from './publicado-card.js';

/** What the card needs besides the record. */
export interface PartesDeLaTarjeta {
  readonly lineamientos: readonly Lineamiento[];
  readonly ahora: PaquetesPublicos['ahora'];
}

const leadOf = (numero: number, { paquete, registro }: Publicado): string => {
  if (registro !== undefined) return `El Convenio, versión ${numero}, está publicado.`;
  return paquete === undefined
    ? `Prepare el paquete público del Convenio, versión ${numero}: página, PDF firmado y datos abiertos.`
    : `Suba al portal, en el apartado de Transparencia, los archivos del paquete del Convenio, versión ${numero}, y registre aquí su dirección.`;
};

const dataOf = async (
  parts: PartesDeLaTarjeta,
  ciclo: CicloAbierto,
  vigente: Convenio,
  viewer: Viewer,
  typed: Typed,
) => {
  const publicacion: Publicado = vigente.publicacion ?? {};
  const { paquete } = publicacion;
  const now = await parts.ahora(ciclo, viewer);
  const stale = paquete !== undefined && publicacion.hechos !== now?.hechos;
  const prepares = isOf(viewer, 'secretaria-ejecutiva', 'uippe');
  return {
    numero: String(vigente.numero),
    texto: leadOf(vigente.numero, publicacion),
    aviso: [warningOf(publicacion, stale), publicacion.registro === undefined ? (now?.personales ?? '') : '']
      .filter((each) => each !== '')
      .join(' '),
    hechos: [...registroFacts(publicacion, viewer), ...paqueteFacts(publicacion)],
    abre: true,
    botonAbrir: paquete === undefined ? 'Abrir el PDF' : 'Abrir paquete',
    prepara: prepares && (paquete === undefined || stale),
    botonPreparar: paquete === undefined ? 'Preparar paquete' : 'Preparar de nuevo',
    registra: isSecretaria(viewer) && paquete !== undefined,
    ...formOf(publicacion, parts.lineamientos, viewer.today, typed),
  };
};

/** The official publication of the Convenio in force: its package, what is checked, and where and when it was published (4.2). */
export const publicacionView =
  (parts: PartesDeLaTarjeta): View =>
  async (ciclo, _parts, viewer, typed = {}) => {
    if (!readsAll(viewer)) return undefined;
    const vigente = convenioVigente(ciclo);
    return {
      template: 'publicacion',
      data: {
        ...buttonData(ciclo, asunto.publicacion),
        etiqueta: `Acción 4.2 · PAE ${ciclo.datos.pae}`,
        encabezado: 'Publicación oficial',
        verboPreparar: 'publicacion.preparar',
        verboRegistrar: 'publicacion.registrar',
        ...(vigente === undefined
          ? sinPublicar('El Convenio se publica cuando esté suscrito.', viewer)
          : await dataOf(parts, ciclo, vigente, viewer, typed)),
      },
    };
  };
