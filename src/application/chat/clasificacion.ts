import { asunto } from '../../domain/asunto.js';
import { type Clasificacion, inListOrder, type PrioridadAsm, type TipoAsm } from '../../domain/asm.js';
import { shortText } from './asignacion.js';
import type { Feature, Press, Say, Typed, View } from './feature.js';
import { buttonData, isSecretaria, readsAll } from './matter.js';
import { choicesOf, seenOf } from './typed.js';

/** es-MX names of the types (2.2). */
export const TIPOS: Readonly<Record<TipoAsm, string>> = { diseno: 'Diseño', gestion: 'Gestión', proceso: 'Proceso', estructura: 'Estructura' };

/** es-MX names of the priority levels (2.2). */
export const PRIORIDADES: Readonly<Record<PrioridadAsm, string>> = { inmediata: 'Inmediata', 'corto-plazo': 'Corto plazo', 'mediano-plazo': 'Mediano plazo' };

const clasificacionView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const selected = inListOrder(Object.values(ciclo.asm)).filter((asm) => asm.seleccion.estado === 'seleccionado');
  const unclassified = selected.filter((asm) => asm.clasificacion === undefined);
  return {
    template: 'clasificacion',
    data: {
      ...buttonData(ciclo, asunto.clasificacion),
      etiqueta: `Acción 2.2 · PAE ${ciclo.datos.pae}`,
      lista: selected.map(({ id, clasificacion }) => ({
        titulo: id,
        valor: clasificacion === undefined ? 'por clasificar' : `${TIPOS[clasificacion.tipo]} · ${PRIORIDADES[clasificacion.prioridad]}`,
      })),
      clasifica: isSecretaria(viewer) && selected.length > 0,
      asm: selected.map((asm) => ({ title: `${asm.id}: ${shortText(asm)}`, value: asm.id })),
      elegidos: typed['asm'] ?? unclassified.map((asm) => asm.id).join(','),
      tipo: typed['tipo'] ?? 'diseno',
      razonTipo: typed['razonTipo'] ?? '',
      prioridad: typed['prioridad'] ?? 'corto-plazo',
      razonPrioridad: typed['razonPrioridad'] ?? '',
    },
  };
};

const keyOf = <K extends string>(names: Readonly<Record<K, string>>, value: string | undefined): K | undefined =>
  (Object.keys(names) as K[]).find((key) => key === value);

const clasificacionFrom = (typed: Typed): Clasificacion | undefined => {
  const tipo = keyOf(TIPOS, typed['tipo']);
  const prioridad = keyOf(PRIORIDADES, typed['prioridad']);
  if (tipo === undefined || prioridad === undefined) return undefined;
  return { tipo, prioridad, razonTipo: typed['razonTipo'] ?? '', razonPrioridad: typed['razonPrioridad'] ?? '' };
};

const clasificar: Press = async (turn, typed) => {
  const clasificacion = clasificacionFrom(typed);
  if (clasificacion === undefined) return turn.show(asunto.clasificacion, { tone: 'warning', text: 'Elija el tipo y la prioridad de la lista.' }, typed);
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'clasificar-asm', clasificaciones: choicesOf(typed, 'asm').map((asm) => ({ asm, clasificacion })) },
    asunto: asunto.clasificacion,
    typed,
    ...(seen && { seen }),
    done: 'Clasificación registrada. Se pidió la postura de las unidades.',
  });
};

const say: Say = async (turn) => [await turn.show(asunto.clasificacion)];

/** Type and priority of the selected ASM (2.2). */
export const clasificacionFeature: Feature = { views: { clasificacion: clasificacionView }, commands: { clasificar: say }, presses: { 'asm.clasificar': clasificar } };
