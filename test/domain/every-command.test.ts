import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import { EXAMS, notificado } from './ciclo-exams.js';
import { DO, SE } from './ciclo-stages.js';
import type { Exam } from './exam.js';
import { carriedOut, given } from './spec.js';

const examine = <T extends CicloCommand['type']>(type: T, exam: Exam<T>): void => {
  const { state, command, by = SE, makes, repeated, no } = exam;
  describe(type, () => {
    it(`makes ${makes.join(', ')}`, () =>
      given(state)
        .when(command, by)
        .thenTypes(...makes));

    it(repeated === 'quiet' ? 'stays quiet when repeated' : 'answers when repeated', () => {
      const again = given(carriedOut(state, command, by)).when(command, by);
      if (repeated === 'quiet') again.quiet();
      else if (repeated === 'again') again.thenTypes(...makes);
      else again.refused(repeated.refused);
    });

    it('says no without a ciclo', () => {
      if (type !== 'abrir-ciclo') given().when(command, by).refused('sin-ciclo');
    });

    if (no !== null)
      it(`says no: ${no.code}`, () =>
        given(no.state ?? state)
          .when({ ...command, ...no.command }, no.by ?? by)
          .refused(no.code));
  });
};

describe('every order to a ciclo', () => {
  for (const [type, exam] of Object.entries(EXAMS))
    examine(type as CicloCommand['type'], exam as Exam<CicloCommand['type']>);

  it('is taken from a card that shows the present only', () => {
    const seen = { asunto: 'notificacion.N-001', version: 0 };
    given(notificado).when({ type: 'acusar-notificacion', id: 'N-001' }, DO, seen).refused('tarjeta-obsoleta');
    given(notificado)
      .when({ type: 'acusar-notificacion', id: 'N-001' }, DO, { ...seen, version: 1 })
      .thenEvents({ type: 'notificacion-acusada', id: 'N-001' });
  });

  it('changes nothing, also from a stale card, when it was done already', () => {
    const done = carriedOut(notificado, { type: 'acusar-notificacion', id: 'N-001' }, DO);
    given(done)
      .when({ type: 'acusar-notificacion', id: 'N-001' }, DO, { asunto: 'notificacion.N-001', version: 1 })
      .quiet();
  });
});
