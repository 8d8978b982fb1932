import assert from 'node:assert/strict';
import { getDocumentProxy } from 'unpdf';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import { ordinalDeClausula } from '../../../src/application/convenio-clausulas.js';
import { POSTURAS_EN_DOCUMENTO } from '../../../src/application/convenio-compromisos.js';
import { convenioDocumento, datosDelConvenio } from '../../../src/application/convenio-documento.js';
import type { HechosDelConvenio } from '../../../src/application/convenio-hechos.js';
import {
  CLASES_EN_DOCUMENTO,
  INSTRUMENTOS_EN_DOCUMENTO,
  PRIORIDADES_EN_DOCUMENTO,
  TIPOS_EN_DOCUMENTO,
} from '../../../src/application/document-names.js';
import { esFecha, formatFecha, formatFechaCorta } from '../../../src/domain/fecha.js';
import { hechosConvenio, textosAsm } from '../../application/convenio-sample.js';
import { letterhead } from '../../application/oficio-sample.js';
import { type Leaf, missing, type Readings, readings } from './facts-in-print.js';
import { hostile } from './models.js';

const CODES: Readonly<Record<string, string>> = {
  ...POSTURAS_EN_DOCUMENTO,
  ...CLASES_EN_DOCUMENTO,
  ...INSTRUMENTOS_EN_DOCUMENTO,
  ...PRIORIDADES_EN_DOCUMENTO,
  ...TIPOS_EN_DOCUMENTO,
  agregado: 'Se agrega',
  modificado: 'Se modifica',
  retirado: 'Se retira',
};
const coded = (value: Leaf): string => CODES[String(value)] ?? assert.fail(`${value} has no name in print`);

/** How a leaf is printed, by its name; every other one is printed to the letter, or as a date. */
const PRINTED: Readonly<Record<string, (value: Leaf) => string>> = {
  postura: coded,
  clase: (value) => (value === 'sin-precisar' ? '' : coded(value)),
  prioridad: coded,
  tipo: coded,
  cambio: coded,
  ponderacion: (value) => `${value} %`,
  inicio: (value) => formatFechaCorta(String(value)),
  fin: (value) => formatFechaCorta(String(value)),
  celda: (value) => String(value).replace(/^(.+)!(.+)$/, 'hoja «$1», celda $2'),
  // The post's key in the record: people read its name.
  clave: () => '',
  suplente: (value) => (value ? 'Por ausencia: ' : ''),
  revisadas: () => 'por revisar por el área jurídica',
};

/** What a leaf of the facts looks like in print; nothing for what only the attached data carries. */
const inPrint = (path: readonly string[], value: Leaf): string => {
  const [key = '', parent = ''] = path.toReversed();
  // People see an activity and a product by their place in the list.
  if (key === 'id' && (parent === 'actividades' || parent === 'productos')) return '';
  // A unit is printed by its name.
  if (key === 'clave' && parent === 'compromisos') return '';
  if (key === 'id' && parent === 'ciclo') return String(value).toUpperCase();
  const text = PRINTED[key]?.(value) ?? String(value);
  return esFecha(text) ? formatFecha(text) : text;
};

const hostileTexts = Object.values(hostile).map((text, index) => ({
  hallazgo: text,
  recomendacion: `Al pie de la letra: ${text}`,
  clase: 'sin-precisar' as const,
  ubicacion: `página ${index + 1}`,
  celda: `Hoja1!F${index + 3}`,
  dependencia: `Secretaría ${index}`,
}));

describe('The Convenio, read back', () => {
  const pdf = pdfRenderer('deploy/plantillas');
  const both = (hechos: HechosDelConvenio): Promise<Readings> => readings(convenioDocumento(hechos, letterhead));

  const cases: Readonly<Record<string, HechosDelConvenio>> = {
    'three ASM': hechosConvenio(textosAsm(3)),
    'a modificatorio': hechosConvenio(textosAsm(2), {
      numero: 3,
      modifica: 2,
      cambios: [
        {
          asm: 'ASM-01',
          unidad: 'Dirección de Participación Ciudadana',
          cambio: 'modificado',
          razon: 'Sesiona en agosto.',
          detalle: [
            'El plazo pasa del 30 de septiembre de 2026 al 30 de noviembre de 2026.',
            'Actividad 1: la fecha de término pasa del 30 de junio de 2026 al 31 de agosto de 2026.',
            'Se agrega la actividad 3: «Difundir la MIR corregida».',
          ],
        },
        { asm: 'ASM-02', unidad: 'Dirección de Administración', cambio: 'agregado' },
        { asm: 'ASM-07', unidad: 'Dirección de Organización', cambio: 'retirado' },
      ],
    }),
    'texts that mean something to a program': hechosConvenio(hostileTexts),
  };
  for (const [name, hechos] of Object.entries(cases)) {
    it(`says every fact of the record, in DOCX and PDF: ${name}`, async () => {
      for (const [format, reading] of Object.entries(await both(hechos)))
        assert.deepEqual(missing(hechos, reading, inPrint), [], format);
    });
  }

  it('tells when a fact is not there', async () => {
    const { PDF } = await both(hechosConvenio(textosAsm(3)));
    const other = hechosConvenio(textosAsm(4));
    assert.ok(missing(other, PDF, inPrint).some((each) => each.includes('Hallazgo4')));
  });

  it('does not say that the clauses are to be reviewed once they were, and leaves out what is not', async () => {
    const { clausulado } = hechosConvenio([]);
    const hechos = hechosConvenio(textosAsm(1), { clausulado: { ...clausulado, revisadas: true }, excluidos: [] });
    for (const reading of Object.values(await both(hechos))) {
      assert.doesNotMatch(reading, /porrevisarporeláreajurídica/);
      assert.doesNotMatch(reading, /sedejanparaunconveniomodificatorio/);
      assert.doesNotMatch(reading, /Compromisosquesemodifican/);
    }
  });

  it('is a tagged PDF with title and language, with its data inside, equal in content', async () => {
    const hechos = hechosConvenio(textosAsm(1));
    const model = convenioDocumento(hechos, letterhead);
    const proxy = await getDocumentProxy(await pdf(model, [datosDelConvenio(hechos)]));
    assert.equal((await proxy.getMarkInfo())?.Marked, true);
    const { info } = await proxy.getMetadata();
    assert.equal(Reflect.get(info, 'Title'), model.title);
    assert.equal(Reflect.get(info, 'Language'), 'es-MX');
    const attached: unknown = Reflect.get(Object((await proxy.getAttachments()) ?? {}), 'datos-del-convenio.json');
    const content: unknown = Reflect.get(Object(attached), 'content');
    assert.ok(content instanceof Uint8Array);
    assert.deepEqual(JSON.parse(new TextDecoder().decode(content)), JSON.parse(JSON.stringify(hechos)));
  });
});

describe('The ordinal of a clause', () => {
  it('is in words, as clauses are named', () => {
    assert.deepEqual([1, 9, 10, 11, 20, 22, 49].map(ordinalDeClausula), [
      'Primera',
      'Novena',
      'Décima',
      'Décima primera',
      'Vigésima',
      'Vigésima segunda',
      'Cuadragésima novena',
    ]);
  });
});
