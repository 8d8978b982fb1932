import { createHash } from 'node:crypto';
import type { ClaseAsm, TextoAsm } from '../../domain/asm.js';
import { MAX_TEXTO_ASM } from '../../domain/identificacion.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { Turn, Typed } from './feature.js';
import type { Borradores } from './importacion-archivo.js';
import { withCorreccion } from './importacion-borrador.js';
import { changed, noticeOf, STALE } from './importacion-pulsar.js';
import { resumenCard } from './importacion-resumen.js';
import type { Sesion } from './importacion-sesion.js';
import { asmCard, editarCard, type Formulario } from './importacion-tarjetas.js';
import { claseFrom } from './registro.js';

const formOf = (sesion: Sesion, typed: Typed): Formulario | undefined => {
  const index = sesion.propuestas.findIndex(({ clave }) => clave === typed['clave']);
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
export const newForm = (turn: Turn): Formulario => ({
  titulo: 'Agregar un ASM que falta',
  clave: `f${createHash('sha256').update(turn.id).digest('hex').slice(0, 12)}`,
  n: '0',
  vez: '0',
  texto: EN_BLANCO,
  nuevo: true,
});

/** The form that corrects one ASM. */
export const editar = async (_turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
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

const TOO_LONG: NonNullable<Card['notice']> = {
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

/** Keeps what the form of one ASM says: a correction, or an ASM that the reading lacks. */
export const guardar =
  (borradores: Borradores) =>
  async (turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
    const form = formOf(sesion, typed);
    if (form !== undefined) return corregir(borradores, typed, sesion, form);
    const clave = typed['clave'] ?? '';
    return NEW_KEY.test(clave)
      ? agregar(borradores, typed, sesion, { ...newForm(turn), clave })
      : resumenCard(sesion, STALE);
  };
