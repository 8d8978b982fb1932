import { DO, press, SE, type TakeTurn } from './client.js';
import type { Connector } from './connector.js';
import { CICLOS_WRITTEN, cicloId } from './history.js';

/** Asks a question and answers it by turns: two orders, each with texts of its own, and in the end nobody owes more. */
export const askAndAnswer = (connector: Connector): TakeTurn => {
  let orders = 0;
  const order = () => {
    const turn = Math.floor(orders / 2);
    const ciclo = cicloId(turn % CICLOS_WRITTEN);
    const id = `C-${String(Math.floor(turn / CICLOS_WRITTEN) + 1).padStart(3, '0')}`;
    orders += 1;
    return { ciclo, id, sobre: 'ASM-03', texto: `¿Qué plazo tiene ${turn}?`, respuesta: `Cinco días, ${turn}.` };
  };
  const ask = press(connector, DO, 'consulta.plantear', order, 'Consulta enviada');
  const answer = press(connector, SE, 'consulta.responder', order, 'Respuesta enviada');
  return (bot) => (orders % 2 === 0 ? ask(bot) : answer(bot));
};
