import assert from 'node:assert/strict';
import { bimestreView } from '../../../src/application/chat/bimestre-card.js';
import { resumenPorUnidad } from '../../../src/application/chat/unidades-resumen.js';
import type { Card } from '../../../src/application/messenger.js';
import { asunto } from '../../../src/domain/asunto.js';
import { OfficeHarness } from '../office-harness.js';
import { PERSONAS } from '../sample-institution.js';
import { CICLO } from '../stages.js';
import { viewerOf } from '../viewer-of.js';

const UNIDADES = Array.from({ length: 30 }, (_, index) => `U${String(index + 1).padStart(2, '0')}`);

const named = ({ data }: Card, key: string): readonly string[] =>
  (data[key] as readonly { titulo?: string; title?: string }[]).map(({ titulo, title = '' }) => titulo ?? title);

/** The units that each page shows, having seen that those are the ones to choose from. */
const paged = async (draw: (pagina: string) => Promise<Card>): Promise<readonly string[]> => {
  const all: string[] = [];
  for (const pagina of ['1', '2', '3']) {
    const card = await draw(pagina);
    const lines = named(card, 'filas');
    assert.ok(lines.length <= 12);
    assert.deepEqual(named(card, 'opciones'), lines);
    assert.equal(card.data['paginaTexto'], `Página ${pagina} de 3`);
    const [first] = card.data['opciones'] as readonly { value: string }[];
    assert.equal(card.data['elegido'], first?.value);
    all.push(...lines);
  }
  return all;
};

describe('lists of units of a large institution', () => {
  it('page the units of a bimester, the choice as its lines', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    office.clock.to('2026-05-01');
    await office.tick();
    const ciclo = await office.ciclo();
    const at = ciclo.seguimientos['2026-B2'] ?? assert.fail('no check-in');
    const many = { ...at, unidades: Object.fromEntries(UNIDADES.map((unidad) => [unidad, ['ASM-01']])) };
    const viewer = await viewerOf(office.app.office, PERSONAS.se);
    const draw = async (pagina: string): Promise<Card> =>
      (await bimestreView(ciclo, many, viewer, { pagina })) ?? assert.fail('nothing is drawn');
    assert.deepEqual(await paged(draw), UNIDADES);
  });

  it('page where every unit stands in a key action', async () => {
    const viewer = await viewerOf((await OfficeHarness.open()).app.office, PERSONAS.se);
    const resumen = {
      template: 'posturas-resumen',
      ciclo: CICLO,
      etiqueta: 'Acción 2.3',
      unidades: UNIDADES,
      valorOf: () => '1 por presentar',
      asuntoOf: asunto.posturas,
    };
    assert.deepEqual(await paged(async (pagina) => resumenPorUnidad(resumen, viewer, { pagina })), UNIDADES);
  });
});
