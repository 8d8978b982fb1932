import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto, Informe } from '../../domain/ciclo-state.js';
import { esFecha, formatFecha } from '../../domain/fecha.js';
import { MAX_MOTIVO } from '../../domain/identificacion.js';
import { MAX_FOLIO } from '../../domain/informe.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import { sizeOf } from '../file-size.js';
import { singleLine } from '../printable-text.js';
import { shortened } from '../shortened.js';
import { sinCausa } from './causa-raiz.js';
import type { Destination, Feature, PendingFile, Press, Say, Turn, Typed, View, Viewer } from './feature.js';
import { archivoOf } from './file-press.js';
import { leerArchivo, NOT_A_DOCUMENT, type ParaLeer } from './importacion-leer.js';
import { isReadable, PEGADO } from './inbox.js';
import { buttonData, huella, isOf, isSecretaria, readsAll } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const conteoText = ({ conteo: confirmed, asmDeclarados }: Informe): string => {
  if (confirmed === undefined) return 'Por confirmar';
  if (confirmed.registrados === asmDeclarados) return 'Confirmado: coincide con el informe';
  return `Confirmado con diferencia. Motivo: ${confirmed.motivo ?? 'sin precisar'}`;
};

const hechosOf = ({ informe, asm }: CicloAbierto): readonly { titulo: string; valor: string }[] => {
  if (informe === undefined) return [];
  const all = Object.values(asm);
  const without = all.filter((each) => each.texto.recomendacion === undefined).length;
  const file = informe.archivo;
  return [
    { titulo: 'Folio', valor: informe.folio },
    { titulo: 'Recibido', valor: formatFecha(informe.fecha) },
    { titulo: 'Archivo', valor: file === undefined ? 'Aún no se adjunta' : `${file.nombre} (${sizeOf(file.bytes)})` },
    ...(file === undefined ? [] : [{ titulo: 'Huella (SHA-256)', valor: huella(file.sha256) }]),
    { titulo: 'ASM que declara', valor: String(informe.asmDeclarados) },
    { titulo: 'ASM registrados', valor: String(all.length) },
    ...(without === 0 ? [] : [{ titulo: 'Sin recomendación en el informe', valor: String(without) }]),
    { titulo: 'Conteo', valor: conteoText(informe) },
  ];
};

const porRecibir = (attached: boolean): string =>
  attached
    ? 'Registre los datos con que se recibió; al guardarlos se lee este archivo y usted revisa sus ASM.'
    : 'Registre los datos con que se recibió. También puede adjuntar primero su archivo en este chat.';

const estadoOf = (ciclo: CicloAbierto, prepares: boolean, attached: boolean): string => {
  if (ciclo.informe === undefined)
    return prepares ? porRecibir(attached) : 'Aún no se recibe el informe de la evaluación.';
  if (ciclo.informe.conteo !== undefined) return 'Los ASM del informe están registrados a la letra.';
  return prepares
    ? 'Adjunte en este chat el archivo con los ASM (Excel, CSV, Word o PDF), pegue su texto, o regístrelos a mano.'
    : 'La Secretaría Ejecutiva está registrando los ASM del informe.';
};

/** What the viewer can do on the report now. */
interface Puede {
  readonly prepara: boolean;
  readonly recibe: boolean;
  readonly registra: boolean;
}

const puedeOf = ({ informe, asm }: CicloAbierto, viewer: Viewer, typed: Typed): Puede => {
  const prepara = isOf(viewer, 'secretaria-ejecutiva', 'uippe');
  const corrects = typed['corrige'] === 'si' && Object.keys(asm).length === 0;
  const recibe = prepara && (informe === undefined || corrects);
  return { prepara, recibe, registra: prepara && !recibe && informe?.conteo === undefined };
};

/** Longest date or number that a form gives back. */
const MOST_OF_A_NUMBER = 10;

const recepcion = ({ informe }: CicloAbierto, viewer: Viewer, typed: Typed, asks: boolean) => ({
  archivo: typed['archivo'] ?? '',
  archivoNombre: asks ? shortened(typed['archivoNombre'] ?? '', 160) : '',
  recibir: asks,
  tituloRecibir: typed['archivo'] ? 'Registrar y leer archivo' : 'Registrar informe',
  folio: singleLine(typed['folio'] ?? informe?.folio ?? '').slice(0, MAX_FOLIO),
  fecha: (typed['fecha'] ?? informe?.fecha ?? viewer.today).slice(0, MOST_OF_A_NUMBER),
  asmDeclarados: (typed['asmDeclarados'] ?? String(informe?.asmDeclarados ?? '')).slice(0, MOST_OF_A_NUMBER),
});

/** The report is complete, and some of its ASM have no unit yet. */
const sinAsignar = ({ informe, asm }: CicloAbierto): boolean =>
  informe?.conteo !== undefined && Object.values(asm).some(({ unidades }) => unidades.length === 0);

const informeView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const { prepara, recibe, registra } = puedeOf(ciclo, viewer, typed);
  const registered = Object.keys(ciclo.asm).length;
  const causes = sinCausa(ciclo).length;
  return {
    template: 'informe',
    data: {
      ...buttonData(ciclo, asunto.informe),
      etiqueta: `Acción 1.2 · PAE ${ciclo.datos.pae}`,
      ...recepcion(ciclo, viewer, typed, recibe),
      estado: estadoOf(ciclo, prepara, Boolean(typed['archivo'])),
      recibido: ciclo.informe !== undefined && !recibe,
      hechos: hechosOf(ciclo),
      abre: !recibe && ciclo.informe?.archivo !== undefined,
      cierra: registra && registered > 0,
      motivo: (typed['motivo'] ?? '').slice(0, MAX_MOTIVO),
      registra,
      corrige: registra && registered === 0,
      asigna: isSecretaria(viewer) && sinAsignar(ciclo),
      causas: prepara && causes > 0,
      tituloCausas: causes === 1 ? 'Causas raíz (falta 1)' : `Causas raíz (faltan ${causes})`,
    },
  };
};

type Datos = { readonly folio: string; readonly fecha: string; readonly asmDeclarados: number };

const datosFrom = (typed: Typed): Datos | string => {
  const fecha = typed['fecha'] ?? '';
  if (!esFecha(fecha)) return 'La fecha del informe no es válida. Elíjala de nuevo.';
  const asmDeclarados = Number(typed['asmDeclarados'] === '' ? Number.NaN : typed['asmDeclarados']);
  if (!Number.isInteger(asmDeclarados)) return 'Escriba cuántos ASM presenta el informe, con un número entero.';
  return { folio: singleLine(typed['folio'] ?? ''), fecha, asmDeclarados };
};

/** Receives the report. With a file at hand, the file stays with the report and its ASM are read at once. */
const recibir =
  (parts: ParaLeer): Press =>
  async (turn, typed) => {
    const file = await parts.find(turn.viewer.person, typed['archivo'] ?? '');
    const again = { ...typed, corrige: 'si', ...(file === undefined ? {} : { archivoNombre: file.nombre }) };
    const fail = (text: string): Promise<Reply> => turn.show(asunto.informe, { tone: 'warning', text }, again);
    const datos = datosFrom(typed);
    if (typeof datos === 'string') return fail(datos);
    const archivo = file === undefined || file.nombre === PEGADO ? turn.ciclo?.informe?.archivo : archivoOf(file);
    const command = { type: 'recibir-informe', ...datos, ...(archivo && { archivo }) } as const;
    const outcome = await turn.give(command, seenOf(typed));
    if (outcome.kind === 'refused') return fail(`${outcome.refusal.why} ${outcome.refusal.next}`);
    if (file === undefined)
      return turn.show(asunto.informe, { tone: 'good', text: 'Informe recibido. Registre ahora sus ASM.' });
    return leerArchivo(parts, turn, outcome.ciclo, file, {
      notice: { tone: 'good', text: 'Informe recibido. Esto se entendió de su archivo.' },
      refused: (refusal) => unread(turn, refusal),
    });
  };

const unread = (turn: Turn, { why, next }: Refusal): Promise<Reply> =>
  turn.show(asunto.informe, {
    tone: 'warning',
    text: `El informe quedó recibido, pero sus ASM no se leyeron. ${why} ${next}`,
  });

/** Keeps a file as the report's, without reading it. */
const archivar =
  ({ find, again }: ParaLeer): Press =>
  async (turn, typed) => {
    const file = await find(turn.viewer.person, typed['archivo'] ?? '');
    if (file === undefined)
      return { text: 'No se encontró ese archivo entre los suyos. Adjúntelo de nuevo en este chat.' };
    const informe = turn.ciclo?.informe;
    if (informe === undefined) return turn.show(asunto.informe);
    if (!isReadable(file.tipo)) return again(turn, file, NOT_A_DOCUMENT);
    const { folio, fecha, asmDeclarados } = informe;
    const outcome = await turn.give({ type: 'recibir-informe', folio, fecha, asmDeclarados, archivo: archivoOf(file) });
    if (outcome.kind === 'refused') return again(turn, file, warning(outcome.refusal));
    return turn.show(asunto.informe, { tone: 'good', text: `«${file.nombre}» quedó como archivo del informe.` });
  };

const conteo: Press = (turn, typed) => {
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'confirmar-conteo', motivo: (typed['motivo'] ?? '').trim() },
    asunto: asunto.informe,
    typed,
    ...(seen && { seen }),
    done: 'Conteo confirmado con su motivo.',
  });
};

const say: Say = async (turn) => [await turn.show(asunto.informe)];

const destinations = (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile): readonly Destination[] => {
  if (!isOf(viewer, 'secretaria-ejecutiva', 'uippe')) return [];
  const pasted = file.nombre === PEGADO;
  const read = { verb: 'importacion.leer', data: {} };
  if (ciclo.informe === undefined)
    return [{ ...read, title: pasted ? 'ASM del informe (1.2)' : 'Informe de la evaluación (1.2)' }];
  const asm = {
    ...read,
    title: ciclo.informe.conteo === undefined ? 'ASM del informe (1.2)' : 'Más ASM del informe (1.2)',
  };
  const keep =
    ciclo.informe.archivo === undefined && !pasted
      ? [{ title: 'Guardar como informe (1.2)', verb: 'informe.archivar', data: {} }]
      : [];
  return [asm, ...keep];
};

/** Reception of the report and its count (1.2). */
export const informeFeature = (parts: ParaLeer): Feature => ({
  views: { informe: informeView },
  commands: { informe: say },
  destinations,
  presses: {
    'informe.recibir': recibir(parts),
    'informe.archivar': archivar(parts),
    'informe.conteo': conteo,
    'informe.corregir': (turn) => turn.show(asunto.informe, undefined, { corrige: 'si' }),
  },
});
