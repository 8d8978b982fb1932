import { asunto } from '../../domain/asunto.js';
import type { Reply } from '../chat.js';
import type { Feature, Press, Turn, Typed } from './feature.js';
import type { Borradores } from './importacion-archivo.js';
import { withCorreccion, withRespuestas } from './importacion-borrador.js';
import { confirmar } from './importacion-confirmar.js';
import { editar, guardar, newForm } from './importacion-editar.js';
import { leer, type ParaLeer } from './importacion-leer.js';
import { USOS_PASAJE, type UsoPasaje } from './importacion-pasaje.js';
import { changed, cicloFor, isReply, noticeOf, STALE, withSesion } from './importacion-pulsar.js';
import { campoDe, listaCard, opcionesCard, preguntasDe, resumenCard } from './importacion-resumen.js';
import type { Sesion } from './importacion-sesion.js';
import { asmCard, campoPasaje, editarCard, omitidosCard, pasajesCard, pasajesDe } from './importacion-tarjetas.js';

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
