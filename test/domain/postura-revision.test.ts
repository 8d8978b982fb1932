import assert from 'node:assert/strict';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { ContenidoPostura, Postura } from '../../src/domain/postura.js';
import { archivo } from '../application/stages.js';
import { at, DO, DPC, SE } from './ciclo-stages.js';
import { carriedOut, given, on } from './spec.js';

const aceptada: ContenidoPostura = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Una.' };
const rechazo: ContenidoPostura = { sentido: 'rechazada', justificacion: 'No nos corresponde.', propuestas: '' };
const insistir: CommandOf<'insistir-en-postura'> = {
  type: 'insistir-en-postura',
  asm: 'ASM-03',
  unidad: 'DO',
  razones: 'El manual lo asigna a su unidad.',
};
const deseleccionar: CommandOf<'deseleccionar-asm'> = {
  type: 'deseleccionar-asm',
  asm: 'ASM-03',
  razon: 'Se atiende en otro.',
};
const presentar = (contenido: ContenidoPostura, unidad = 'DO'): CicloCommand => ({
  type: 'presentar-postura',
  asm: 'ASM-03',
  unidad,
  contenido,
});
const silencio = (unidad: string): CicloCommand => ({
  type: 'registrar-sin-respuesta',
  asunto: `postura.ASM-03.${unidad}`,
  puesto: unidad,
});

/** ASM-03 is shared by two units, and both were asked on 2 March 2026. */
const asked = at('seleccionado');
const rejected = carriedOut(asked, presentar(rechazo), DO);
const insisted = carriedOut(rejected, insistir, SE);
const LATE = on('2026-06-01');

const posturaOf = (ciclo: Ciclo, unidad = 'DO'): Postura => {
  assert.ok(ciclo.estado === 'abierto');
  const postura = ciclo.posturas[`ASM-03.${unidad}`];
  assert.ok(postura);
  return postura;
};

const after = (state: Ciclo, ...steps: readonly (readonly [CicloCommand, Context])[]): Ciclo =>
  steps.reduce((now, [command, by]) => carriedOut(now, command, by), state);

describe('A rejected position', () => {
  it('is not settled by taking note of it', () => {
    given(rejected).when({ type: 'tomar-nota-de-postura', asm: 'ASM-03', unidad: 'DO' }).refused('postura-rechazada');
  });

  it('is insisted on with reasons, within a new due date', () => {
    given(rejected)
      .when(insistir, on('2026-03-10'))
      .thenEvents({
        type: 'postura-insistida',
        asm: 'ASM-03',
        unidad: 'DO',
        razones: 'El manual lo asigna a su unidad.',
        plazo: { recordar: '2026-03-20', vence: '2026-03-24' },
      });
    given(rejected)
      .when({ ...insistir, razones: ' ' })
      .refused('sin-razones');
  });

  it('keeps its version with the reasons, and the next answer is another version', () => {
    assert.deepEqual(posturaOf(insisted).situacion.estado, 'solicitada');
    assert.deepEqual(posturaOf(insisted).borrador, rechazo);
    const answered = posturaOf(carriedOut(insisted, presentar(aceptada), DO));
    assert.deepEqual(
      answered.versiones.map(({ numero, contenido, respuesta }) => [numero, contenido.sentido, respuesta?.tipo]),
      [
        [1, 'rechazada', 'insistencia'],
        [2, 'aceptada', undefined],
      ],
    );
  });

  it('may be rejected and insisted on again', () => {
    const again = after(insisted, [presentar({ ...rechazo, justificacion: 'Insistimos.' }), DO]);
    given(again).when(insistir).thenTypes('postura-insistida');
    assert.equal(posturaOf(carriedOut(again, insistir)).versiones.length, 2);
  });

  it('ends with the ASM left out with a reason, and is not asked for any more of anybody', () => {
    given(rejected)
      .when(deseleccionar)
      .thenEvents({
        type: 'asm-deseleccionado',
        asm: 'ASM-03',
        razon: 'Se atiende en otro.',
        unidades: ['DO', 'DPC'],
      });
    given(rejected)
      .when({ ...deseleccionar, razon: ' ' })
      .refused('sin-razon');
    const ended = carriedOut(rejected, deseleccionar);
    given(ended).when(insistir).refused('asm-no-seleccionado');
    given(ended).when(presentar(aceptada, 'DPC'), DPC).refused('asm-no-seleccionado');
    given(ended).when(silencio('DPC'), LATE).refused('nada-sin-respuesta');
  });

  it('met with silence after the insistence may be recorded so, answered late, or ended', () => {
    given(insisted).when(silencio('DO'), SE).refused('plazo-vigente');
    const silent = carriedOut(insisted, silencio('DO'), LATE);
    assert.equal(posturaOf(silent).situacion.estado, 'sin-respuesta');
    given(silent).when(presentar(aceptada), DO).thenTypes('postura-presentada');
    given(silent).when(deseleccionar).thenTypes('asm-deseleccionado');
  });
});

describe('A shared ASM', () => {
  const answered = carriedOut(asked, presentar(aceptada), DO);

  it('goes on with one unit silent, each by itself', () => {
    const silent = carriedOut(answered, silencio('DPC'), LATE);
    assert.equal(posturaOf(silent, 'DPC').situacion.estado, 'sin-respuesta');
    assert.equal(posturaOf(silent).situacion.estado, 'presentada');
    given(silent).when({ type: 'tomar-nota-de-postura', asm: 'ASM-03', unidad: 'DO' }).thenTypes('postura-atendida');
    given(silent).when(silencio('DPC'), LATE).refused('nada-sin-respuesta');
  });

  it('does not take the answer of one unit for that of the other', () => {
    given(answered).when(silencio('DO'), LATE).refused('nada-sin-respuesta');
    given(answered).when(insistir).refused('postura-no-rechazada');
    given(answered)
      .when({ ...insistir, unidad: 'DPC' })
      .refused('postura-sin-revision');
  });
});

describe('A draft that the titular is told of', () => {
  const preparar: CicloCommand = {
    type: 'preparar-posturas',
    unidad: 'DO',
    respuestas: ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido: aceptada })),
  };
  const save: CommandOf<'preparar-postura'> = {
    type: 'preparar-postura',
    asm: 'ASM-03',
    unidad: 'DO',
    contenido: aceptada,
  };
  const one: CicloCommand = { ...save, avisa: true };
  const told = carriedOut(asked, preparar, DO);

  it('is told of once, by either order', () => {
    given(told).when(preparar, DO).quiet();
    given(told).when(one, DO).quiet();
  });

  it('is told of when it was only saved, when it changed, and when its files did', () => {
    const saved = carriedOut(asked, save, DO);
    given(saved).when(one, DO).thenTypes('postura-preparada');
    given(told)
      .when({ ...save, avisa: true, contenido: { ...aceptada, propuestas: 'Dos.' } }, DO)
      .thenTypes('postura-preparada');
    const annexed = carriedOut(
      told,
      { type: 'anexar-a-postura', asm: 'ASM-03', unidad: 'DO', archivo: archivo('e') },
      DO,
    );
    given(annexed).when(one, DO).thenTypes('postura-preparada');
    given(annexed).when(preparar, DO).thenTypes('postura-preparada');
  });

  it('is told of again when SE returned what was presented and nothing was changed', () => {
    const returned = after(
      told,
      [presentar(aceptada), DO],
      [{ type: 'devolver-postura', asm: 'ASM-03', unidad: 'DO', observaciones: 'Precise.' }, SE],
    );
    given(returned).when(one, DO).thenTypes('postura-preparada');
  });
});
