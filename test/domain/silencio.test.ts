import assert from 'node:assert/strict';
import { evolveCiclo } from '../../src/domain/ciclo.js';
import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { at, DA, SE } from './ciclo-stages.js';
import { abierto } from './cierre-stages.js';
import { carriedOut, given, on } from './spec.js';

const copiado = carriedOut(at('suscrito'), { type: 'distribuir-convenio', numero: 1 });
const [owed = assert.fail('nobody owes the receipt of a copy')] = obligacionesDe(abierto(copiado), 'SE').filter(
  ({ clase, puesto }) => clase === 'acusar-copia' && puesto === 'DA',
);
const vence = owed.plazo?.vence ?? assert.fail('it has no due date');
const silencio: CommandOf<'registrar-sin-respuesta'> = {
  type: 'registrar-sin-respuesta',
  asunto: owed.asunto,
  puesto: 'DA',
};
const after = on('2026-06-01');

const owes = (state: Ciclo): readonly string[] =>
  obligacionesDe(abierto(state), 'SE')
    .filter(({ clase }) => clase === 'acusar-copia')
    .map(({ puesto }) => puesto);

describe('A silence that SE records on a copy of the Convenio (4.1)', () => {
  it('is recorded once its date passed, not on it', () => {
    given(copiado).when(silencio, on(vence)).refused('plazo-vigente');
    given(copiado).when(silencio, after).thenTypes('sin-respuesta-registrada');
  });

  it('leaves that post owing nothing, and the others what they owed', () => {
    const silent = carriedOut(copiado, silencio, after);
    assert.deepEqual(
      owes(silent),
      owes(copiado).filter((puesto) => puesto !== 'DA'),
    );
    const { acuse } = abierto(silent).convenios[0]?.copias['DA'] ?? assert.fail('no copy');
    assert.equal(acuse.estado, 'sin-respuesta');
  });

  it('takes the receipt that comes later all the same', () => {
    const resguardo = { resguarda: 'Archivo de trámite', lugar: 'Planta baja' };
    given(carriedOut(copiado, silencio, after))
      .when({ type: 'acusar-copia', numero: 1, puesto: 'DA', resguardo }, on('2026-06-02', { actor: DA.actor }))
      .thenTypes('copia-acusada');
  });

  it('is of something that was asked: a record that says otherwise is broken', () => {
    for (const asunto of ['notificacion.N-009', 'postura.ASM-09.DO', 'compromiso.ASM-09.DO', 'relevo.DO'])
      assert.throws(
        () => evolveCiclo(copiado, { type: 'sin-respuesta-registrada', asunto, puesto: 'DO' }, SE),
        /silence on/,
        asunto,
      );
  });
});
