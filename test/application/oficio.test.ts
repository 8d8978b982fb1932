import assert from 'node:assert/strict';
import type { Block, DocumentModel } from '../../src/application/document.js';
import { datosDelOficio, type HechosDelOficio, oficioDeNotificacion } from '../../src/application/oficio.js';
import { facts, letterhead, threeAsm } from './oficio-sample.js';

const build = (changed: Partial<HechosDelOficio> = {}): DocumentModel =>
  oficioDeNotificacion(facts(changed), letterhead);

const cards = ({ blocks }: DocumentModel): Extract<Block, { kind: 'fields' }>[] =>
  blocks.filter((block) => block.kind === 'fields').filter(({ heading }) => heading !== undefined);

const textOf = (model: DocumentModel): string => JSON.stringify(model.blocks);

describe('oficio de notificación', () => {
  it('carries every ASM complete, each on a card of its own', () => {
    const model = build();
    assert.deepEqual(
      cards(model).map(({ heading }) => heading),
      ['ASM-01 · Debilidad', 'ASM-02 · Oportunidad', 'ASM-03'],
    );
    assert.deepEqual(cards(model)[0]?.fields, [
      { label: 'Hallazgo', value: threeAsm[0]?.hallazgo },
      { label: 'Recomendación', value: threeAsm[0]?.recomendacion },
      { label: 'Causa raíz (redacción de la Secretaría Ejecutiva)', value: threeAsm[0]?.causaRaiz },
      { label: 'Identificador en el informe', value: '4.2' },
      { label: 'Ubicación en el informe', value: 'página 45' },
    ]);
  });

  it('gives programme, dependencia and the place that the report says, with the cell besides', () => {
    const [first] = threeAsm;
    if (first === undefined) assert.fail('no ASM');
    const more = { programa: 'FASP', dependencia: 'Secretaría de Seguridad', ubicacion: 'Capítulo 4', celda: 'ASM!B2' };
    const model = build({ asm: [{ ...first, ...more }, ...threeAsm.slice(1)] });
    const [card, cellOnly] = cards(model);
    assert.deepEqual(card?.fields.slice(0, 2), [
      { label: 'Programa', value: 'FASP' },
      { label: 'Dependencia', value: 'Secretaría de Seguridad' },
    ]);
    assert.equal(card?.fields.at(-1)?.value, 'Capítulo 4 (en el archivo: hoja «ASM», celda B2)');
    assert.equal(cellOnly?.fields.at(-1)?.value, 'hoja «Hoja1», celda F3');
    const [table] = model.blocks.filter((block) => block.kind === 'table');
    assert.deepEqual(table?.rows[0], ['1', 'ASM-01', 'Debilidad', 'FASP', 'Capítulo 4']);
    assert.deepEqual(table?.rows[1]?.slice(3), ['Sin precisar', 'hoja «Hoja1», celda F3']);
  });

  it('names the unit once when its titular is called by it', () => {
    const addressee = (cargo: string): Block | undefined => {
      const destinatario = { nombre: 'Lic. Uno', cargo, unidad: 'Dirección de Organización' };
      return build({ destinatario }).blocks.find(({ kind }) => kind === 'addressee');
    };
    assert.deepEqual(addressee('Titular de la Dirección de Organización'), {
      kind: 'addressee',
      nombre: 'Lic. Uno',
      cargo: 'Titular de la Dirección de Organización',
    });
    assert.ok('unidad' in (addressee('Directora') ?? {}));
  });

  it('says so where the report gives no finding or no recommendation, and makes none up', () => {
    const [, second, third] = cards(build());
    assert.equal(second?.fields[1]?.value, 'El informe no contiene recomendación para este hallazgo.');
    assert.equal(third?.fields[0]?.value, 'El informe no lo expresa por separado.');
  });

  it('dates the letter and the due date in words', () => {
    const text = textOf(build({ fecha: '2026-03-01', vence: '2026-12-31' }));
    assert.match(text, /Toluca de Lerdo, Estado de México, a 1 de marzo de 2026/);
    assert.match(text, /A más tardar el 31 de diciembre de 2026\./);
  });

  it('joins the legal basis into one sentence that ends in the Mechanism', () => {
    const text = textOf(build());
    assert.match(
      text,
      /Con fundamento en el artículo 134 de la .+Mexicanos; el artículo 327-A del .+México; y la acción clave 1\.3/,
    );
    assert.match(textOf(build({ marcoLegal: [] })), /Con fundamento en la acción clave 1\.3 del Mecanismo/);
  });

  it('speaks of one ASM in the singular and lists it without an index', () => {
    const model = build({ asm: threeAsm.slice(0, 1) });
    assert.match(textOf(model), /se asignó un Aspecto Susceptible de Mejora \(ASM\)/);
    assert.equal(model.blocks.filter(({ kind }) => kind === 'table').length, 0);
  });

  it('says that the acuse is no electronic signature', () => {
    assert.match(textOf(build()), /No es una firma electrónica en términos de la legislación aplicable/);
  });

  it('leaves out the copies when there are none', () => {
    assert.match(textOf(build()), /c\.c\.p\. Contraloría General/);
    assert.doesNotMatch(textOf(build({ conCopia: [] })), /c\.c\.p\./);
  });

  it('travels with its own facts as JSON', () => {
    const attachment = datosDelOficio(facts());
    assert.equal(attachment.mediaType, 'application/json');
    assert.deepEqual(JSON.parse(new TextDecoder().decode(attachment.bytes)), facts());
  });
});
