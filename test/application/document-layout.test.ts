import assert from 'node:assert/strict';
import { actaDocumento } from '../../src/application/acta-documento.js';
import { constanciaDocumento, type Suscrito } from '../../src/application/constancia-documento.js';
import { convenioDocumento } from '../../src/application/convenio-documento.js';
import { dictamenDocumento } from '../../src/application/dictamen-documento.js';
import type { Block, DocumentModel } from '../../src/application/document.js';
import { informeDocumento } from '../../src/application/informe-documento.js';
import { oficioDeNotificacion } from '../../src/application/oficio.js';
import { solicitudDocumento } from '../../src/application/solicitud-documento.js';
import { hechosActa } from './acta-sample.js';
import { hechosConvenio, textosAsm } from './convenio-sample.js';
import { hechosDictamen } from './dictamen-sample.js';
import { informeDeMuestra } from './informe-sample.js';
import { facts, letterhead } from './oficio-sample.js';
import { sampleInstitution } from './sample-institution.js';
import { archivo, integrar } from './stages.js';

const { ciclo, cabeza } = hechosActa(textosAsm(1));
const firmado: Suscrito = {
  documento: {
    documento: integrar.documento,
    firmantes: [{ puesto: 'SE', persona: 'una', capacity: 'titular' }],
    firmas: {},
    escaneos: [
      {
        archivo: archivo('9'),
        acuse: { persona: 'una', puesto: 'SE', capacity: 'titular', at: '2026-03-02T17:00:00Z' },
      },
    ],
  },
  titulo: 'Constancia',
  version: 1,
  cual: 'el Acta',
  genero: 'derivada',
};
const viewer = { directorio: sampleInstitution.directorio, today: '2026-03-02', nameOf: () => 'Nombre' };
const persona = { nombre: 'Nombre', cargo: 'Titular' };

const models: Readonly<Record<string, DocumentModel>> = {
  acta: actaDocumento(hechosActa(textosAsm(6)), letterhead),
  cedula: dictamenDocumento(hechosDictamen(), letterhead),
  constancia: constanciaDocumento(firmado, viewer, { ciclo, institution: sampleInstitution, cabeza, letterhead }),
  convenio: convenioDocumento(hechosConvenio(textosAsm(3)), letterhead),
  informe: informeDocumento(informeDeMuestra(6), letterhead),
  oficio: oficioDeNotificacion(facts(), letterhead),
  solicitud: solicitudDocumento(
    {
      folio: 'SE/SPP/1',
      fecha: '2027-05-11',
      vence: '2027-05-18',
      remitente: persona,
      destinatario: { ...persona, unidad: 'Dirección de Administración' },
      informe: informeDeMuestra(6),
      huella: cabeza,
      cabeza,
    },
    letterhead,
  ),
};

/** Whether a block holds what comes next on its own page. */
const holds = (block: Block | undefined): boolean =>
  block !== undefined &&
  (block.kind === 'signature' ||
    block.kind === 'signatures' ||
    ('keepWithNext' in block && block.keepWithNext === true));

/** In centimetres: the line, what a cell keeps free at its sides, and a letter of a header. */
const [LINE, SIDES, LETTER] = [16.59, 0.44, 0.2];

describe('the legal basis in documents', () => {
  it('ends each item of a list in one period, and no clause of a sentence in any, however it was typed', () => {
    const marcoLegal = ['Artículo 134 de la Constitución', 'Artículo 327-A del Código.'];
    const acta = hechosActa(textosAsm(1));
    const lists = [
      actaDocumento({ ...acta, ciclo: { ...ciclo, marcoLegal } }, letterhead),
      convenioDocumento(hechosConvenio(textosAsm(1), { ciclo: { ...ciclo, marcoLegal } }), letterhead),
    ].flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])));
    for (const item of ['Artículo 134 de la Constitución.', 'Artículo 327-A del Código.'])
      assert.equal(lists.filter((each) => each === item).length, 2, item);
    const letter = JSON.stringify(oficioDeNotificacion(facts({ marcoLegal }), letterhead));
    assert.match(letter, /el artículo 134 de la Constitución; el artículo 327-A del Código; y la acción /);
  });
});

describe('how documents are laid out', () => {
  for (const [name, { blocks }] of Object.entries(models)) {
    it(`leaves no closing note alone on the last page: ${name}`, () => {
      const last = blocks.findLastIndex(({ kind }) => kind === 'note');
      assert.ok(last < blocks.length - 1 || holds(blocks[last - 1]));
    });

    it(`has no column that is narrower than a word of its header: ${name}`, () => {
      const tables = blocks.filter((block) => block.kind === 'table');
      for (const { columns } of tables) {
        const all = columns.reduce((sum, { width }) => sum + width, 0);
        for (const { header, width } of columns) {
          const longest = Math.max(...header.split(/[ -]/).map((word) => word.length));
          assert.ok(longest * LETTER + SIDES <= (LINE * width) / all, header);
        }
      }
    });
  }
});
