import { createHash } from 'node:crypto';
import type { ClaseAsm, TextoAsm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import { MAX_TEXTO_ASM } from '../../domain/identificacion.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { Feature, Press, Turn, Typed } from './feature.js';
import type { Borradores } from './importacion-archivo.js';
import { withCorreccion, withRespuestas } from './importacion-borrador.js';
import { confirmar } from './importacion-confirmar.js';
import { leer, type ParaLeer } from './importacion-leer.js';
import { USOS_PASAJE, type UsoPasaje } from './importacion-pasaje.js';
import { changed, cicloFor, isReply, warning, withSesion } from './importacion-pulsar.js';
import { campoDe, listaCard, opcionesCard, preguntasDe, resumenCard } from './importacion-resumen.js';
import type { Sesion } from './importacion-sesion.js';
import {
  asmCard,
  campoPasaje,
  editarCard,
  type Formulario,
  omitidosCard,
  pasajesCard,
  pasajesDe,
} from './importacion-tarjetas.js';
import { claseFrom } from './registro.js';

type Notice = Card['notice'];
type Outcome = Refusal | 'stale' | 'done';

const STALE: NonNullable<Notice> = {
  tone: 'warning',
  text: 'Esta revisión cambió después de que se le mostró. Así está ahora; revise y responda de nuevo.',
};

const noticeOf = (outcome: Outcome, done: string): NonNullable<Notice> => {
  if (outcome === 'done') return { tone: 'good', text: done };
  return outcome === 'stale' ? STALE : warning(outcome);
};

const answersFrom = (sesion: Sesion, typed: Typed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    preguntasDe(sesion).flatMap((question, index) => {
      const answer = typed[campoDe(index)];
      return question.options.some((option) => option.id === answer) && answer !== undefined
        ? [[question.id, answer]]
        : [];
    }),
  );

const responder =
  (borradores: Borradores) =>
  async (_turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
    const answers = answersFrom(sesion, typed);
    if (sesion.lectura.questions.length === 0) return resumenCard(sesion);
    if (Object.keys(answers).length === 0)
      return resumenCard(sesion, { tone: 'warning', text: 'Elija una respuesta para cada pregunta.' });
    return changed(
      borradores,
      sesion,
      (now) => withRespuestas(now, { ...now.respuestas, ...answers }),
      (next, outcome) => resumenCard(next, noticeOf(outcome, 'Respuesta guardada.')),
    );
  };

const reabrir =
  (borradores: Borradores) =>
  (_turn: Turn, _typed: Typed, sesion: Sesion): Promise<Reply> =>
    changed(
      borradores,
      sesion,
      (now) => withRespuestas(now, {}),
      (next, outcome) => resumenCard(next, noticeOf(outcome, 'Responda de nuevo.')),
    );

const quitar =
  (borradores: Borradores) =>
  (_turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
    const { clave = '', n, vez } = typed;
    const quitado = typed['quitado'] === 'si';
    if (!sesion.propuestas.some((each) => each.clave === clave)) return Promise.resolve(resumenCard(sesion, STALE));
    return changed(
      borradores,
      sesion,
      (now) => withCorreccion(now, clave, Number(vez), { quitado }),
      (next, outcome) =>
        asmCard(next, n, '0', noticeOf(outcome, quitado ? 'Quitado: no se registrará.' : 'Incluido de nuevo.')),
    );
  };

const formOf = (sesion: Sesion, typed: Typed): Formulario | undefined => {
  const index = sesion.propuestas.findIndex((each) => each.clave === typed['clave']);
  const each = sesion.propuestas[index];
  if (each === undefined) return undefined;
  return {
    titulo: `Corregir el ASM ${index + 1} de ${sesion.propuestas.length}`,
    clave: each.clave,
    n: String(index),
    vez: String(each.revision),
    texto: each.texto,
    nuevo: false,
    ...(typed['campo'] === undefined ? {} : { campo: typed['campo'] }),
  };
};

const EN_BLANCO: TextoAsm = { clase: 'sin-precisar', ubicacion: '' };

/** A new ASM gets its key when its form is drawn, so that a form sent twice adds one. */
const newForm = (turn: Turn): Formulario => ({
  titulo: 'Agregar un ASM que falta',
  clave: `f${createHash('sha256').update(turn.id).digest('hex').slice(0, 12)}`,
  n: '0',
  vez: '0',
  texto: EN_BLANCO,
  nuevo: true,
});

const editar = async (_turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
  const form = formOf(sesion, typed);
  return form === undefined ? resumenCard(sesion, STALE) : editarCard(sesion, form);
};

const typedChange = (
  typed: Typed,
): { hallazgo?: string; recomendacion?: string; ubicacion: string; clase: ClaseAsm } => ({
  ...(typed['hallazgo'] === undefined ? {} : { hallazgo: typed['hallazgo'] }),
  ...(typed['recomendacion'] === undefined ? {} : { recomendacion: typed['recomendacion'] }),
  ubicacion: (typed['ubicacion'] ?? '').trim().slice(0, 200) || 'sin precisar',
  clase: claseFrom(typed),
});

const tooLong = (typed: Typed): boolean =>
  Math.max(typed['hallazgo']?.length ?? 0, typed['recomendacion']?.length ?? 0) > MAX_TEXTO_ASM;

const TOO_LONG: NonNullable<Notice> = {
  tone: 'warning',
  text: `Un texto pasa de ${MAX_TEXTO_ASM} caracteres. Divídalo como lo divide el informe.`,
};

const corregir = (borradores: Borradores, typed: Typed, sesion: Sesion, form: Formulario): Promise<Reply> => {
  if (tooLong(typed)) return Promise.resolve(editarCard(sesion, form, typed, TOO_LONG));
  return changed(
    borradores,
    sesion,
    (now) => withCorreccion(now, form.clave, Number(typed['vez']), typedChange(typed)),
    (next, outcome) => {
      if (outcome === 'done') return asmCard(next, form.n, '0', noticeOf(outcome, 'Corrección guardada.'));
      return editarCard(next, formOf(next, typed) ?? form, typed, noticeOf(outcome, ''));
    },
  );
};

const agregar = (borradores: Borradores, typed: Typed, sesion: Sesion, form: Formulario): Promise<Reply> => {
  if (tooLong(typed)) return Promise.resolve(editarCard(sesion, form, typed, TOO_LONG));
  const { hallazgo = '', recomendacion = '', ...rest } = typedChange(typed);
  const texto = { ...rest, ...(hallazgo.trim() && { hallazgo }), ...(recomendacion.trim() && { recomendacion }) };
  if (!('hallazgo' in texto || 'recomendacion' in texto))
    return Promise.resolve(
      editarCard(sesion, form, typed, { tone: 'warning', text: 'Escriba el hallazgo, la recomendación o ambos.' }),
    );
  return changed(
    borradores,
    sesion,
    (now) => ({ ...now, agregados: { ...now.agregados, [form.clave]: texto } }),
    (next, outcome) => resumenCard(next, noticeOf(outcome, 'ASM agregado a la revisión.')),
  );
};

const NEW_KEY = /^f[a-f0-9]{12}$/;

const guardar =
  (borradores: Borradores) =>
  async (turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
    const form = formOf(sesion, typed);
    if (form !== undefined) return corregir(borradores, typed, sesion, form);
    const clave = typed['clave'] ?? '';
    return NEW_KEY.test(clave)
      ? agregar(borradores, typed, sesion, { ...newForm(turn), clave })
      : resumenCard(sesion, STALE);
  };

const usoOf = (value: string | undefined): UsoPasaje | undefined => USOS_PASAJE.find((uso) => uso === value);

const elegir =
  (borradores: Borradores) =>
  (_turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
    const { p, a } = typed;
    const shown = pasajesDe(sesion, p).filter((index) => typed[campoPasaje(index)] !== undefined);
    return changed(
      borradores,
      sesion,
      (now) => {
        const others = Object.entries(now.pasajes).filter(([index]) => !shown.includes(Number(index)));
        const chosen = shown.flatMap((index) => {
          const uso = usoOf(typed[campoPasaje(index)]);
          return uso === undefined ? [] : [[String(index), uso] as const];
        });
        return { ...now, pasajes: Object.fromEntries([...others, ...chosen]) };
      },
      (next, outcome) => {
        const notice = noticeOf(outcome, 'Pasajes guardados.');
        return a === undefined || a === '' ? resumenCard(next, notice) : pasajesCard(next, a, notice);
      },
    );
  };

const descartar =
  (borradores: Borradores) =>
  async (turn: Turn, _typed: Typed, sesion: Sesion): Promise<Reply> => {
    await borradores.change(sesion.borrador, (now) => ({ ...now, estado: 'descartado' }));
    return turn.show(asunto.informe, {
      tone: 'good',
      text: 'Revisión descartada. No se registró nada de ese archivo.',
    });
  };

const continuar =
  (borradores: Borradores): Press =>
  async (turn) => {
    const ciclo = cicloFor(turn);
    if (isReply(ciclo)) return ciclo;
    const found = await borradores.open(ciclo.datos.id);
    const waiting = found.filter((each) => ciclo.importaciones[each.archivo.sha256] === undefined);
    return listaCard(ciclo, waiting, turn.viewer.nameOf);
  };

/** Import of the ASM of a report (1.2): read, asked, reviewed one by one, corrected, and registered on «Confirmar» only. */
export const importacionFeature = (parts: ParaLeer): Feature => {
  const { borradores } = parts;
  const press = (act: (turn: Turn, typed: Typed, sesion: Sesion) => Promise<Reply>): Press =>
    withSesion(borradores, act);
  return {
    presses: {
      'importacion.leer': leer(parts),
      'importacion.continuar': continuar(borradores),
      'importacion.abrir': press(async (_turn, _typed, sesion) => resumenCard(sesion)),
      'importacion.responder': press(responder(borradores)),
      'importacion.reabrir': press(reabrir(borradores)),
      'importacion.ver': press(async (_turn, { n, t }, sesion) => asmCard(sesion, n, t)),
      'importacion.editar': press(editar),
      'importacion.guardar': press(guardar(borradores)),
      'importacion.quitar': press(quitar(borradores)),
      'importacion.agregar': press(async (turn, _typed, sesion) => editarCard(sesion, newForm(turn))),
      'importacion.omitidos': press(async (_turn, { p }, sesion) => omitidosCard(sesion, p)),
      'importacion.pasajes': press(async (_turn, { p }, sesion) => pasajesCard(sesion, p)),
      'importacion.elegir': press(elegir(borradores)),
      'importacion.opciones': press(async (_turn, _typed, sesion) => opcionesCard(sesion)),
      'importacion.descartar': press(descartar(borradores)),
      'importacion.confirmar': press(confirmar),
    },
  };
};
