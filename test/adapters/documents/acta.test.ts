import assert from 'node:assert/strict';
import { getDocumentProxy } from 'unpdf';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import { actaDocumento, datosDelActa } from '../../../src/application/acta-documento.js';
import type { HechosDelActa } from '../../../src/application/acta-hechos.js';
import { diasEnPalabras, FINES_EN_DOCUMENTO, PRORROGAS_EN_DOCUMENTO } from '../../../src/application/acta-palabras.js';
import { VALORES_VEREDICTO } from '../../../src/application/chat/cierre-suceso.js';
import { NOMBRES_ACTO } from '../../../src/application/chat/evidencia-textos.js';
import {
  CLASES_EN_DOCUMENTO,
  INSTRUMENTOS_EN_DOCUMENTO,
  PRIORIDADES_EN_DOCUMENTO,
  TIPOS_EN_DOCUMENTO,
} from '../../../src/application/document-names.js';
import { esFecha, formatFecha, formatFechaCorta, formatMomento } from '../../../src/domain/fecha.js';
import { hechosActa } from '../../application/acta-sample.js';
import { textosAsm } from '../../application/convenio-sample.js';
import { letterhead } from '../../application/oficio-sample.js';
import { docxReading, type InPrint, type Leaf, missing } from './facts-in-print.js';
import { hostile } from './models.js';
import { pdfText } from './read-back.js';

const CODES: Readonly<Record<string, string>> = {
  ...CLASES_EN_DOCUMENTO,
  ...INSTRUMENTOS_EN_DOCUMENTO,
  ...PRIORIDADES_EN_DOCUMENTO,
  ...TIPOS_EN_DOCUMENTO,
  ...NOMBRES_ACTO,
};

const short = (value: Leaf): string => formatFechaCorta(String(value));

/** How a leaf is printed, by its name; every other one is printed to the letter, or as a date. */
const PRINTED: Readonly<Record<string, (value: Leaf, parent: string) => string>> = {
  clase: (value) => (value === 'sin-precisar' ? '' : (CODES[String(value)] ?? assert.fail(String(value)))),
  prioridad: (value) => CODES[String(value)] ?? assert.fail(String(value)),
  tipo: (value) => CODES[String(value)] ?? assert.fail(String(value)),
  valor: (value) => VALORES_VEREDICTO[value === 'cumple' || value === 'falta' ? value : 'no-cumple'],
  criterio: (value) => `${value}. `,
  cumple: (value) => (value ? ': sí. ' : ': no. '),
  conforme: (value) => (value ? 'Conforme.' : 'No conforme.'),
  estado: (value, parent) => {
    if (parent === 'prorrogas') return { ...PRORROGAS_EN_DOCUMENTO }[String(value)] ?? assert.fail(String(value));
    if (parent === 'captura') return value === 'omitida' ? 'No aplica: ' : 'Capturado el ';
    return { ...FINES_EN_DOCUMENTO }[String(value)] ?? assert.fail(String(value));
  },
  dictamen: (value) => `dictamen ${value}`,
  dias: (value, parent) =>
    parent === 'prorrogas' ? `${value} días naturales desde la original` : diasEnPalabras(Number(value)),
  diasDelOriginal: (value) => `${diasEnPalabras(Number(value))} respecto de la original`,
  cumplido: (value) => (value ? 'Cumplido el ' : 'No cumplido'),
  cuando: (value) => formatMomento(String(value)),
  ponderacion: (value) => `${value} %`,
  inicio: short,
  original: short,
  convenida: short,
  // Printed only where it is another than the agreed one, as the activity's own test says.
  vigente: (value) => (typeof value === 'boolean' ? (value ? 'Vigente: ' : 'No vigente: ') : ''),
  de: short,
  hasta: short,
  versiones: (value) => (value === 0 ? 'No se entregó.' : ` de ${value}, entregada el `),
  noAplica: (value) => `no aplica. ${value}`,
  suplente: (value, parent) => {
    if (!value) return '';
    return parent === 'partes' ? 'Por ausencia: ' : ', por ausencia del titular';
  },
  conflicto: (value) => (value === 'secretaria' ? 'La Secretaría Ejecutiva ejecuta' : 'también firma esta Acta'),
  accion: (value) => (value === 'IV' ? 'Sección IV' : String(value)),
  celda: (value) => String(value).replace(/^(.+)!(.+)$/, 'hoja «$1», celda $2'),
  reincidentes: () => '(reincide: se dio aviso a la Contraloría)',
};

const inPrint: InPrint = (path, value) => {
  const [key = '', parent = ''] = path.toReversed();
  // People see an activity and a product by their place in the list, and a unit by its name.
  if (key === 'id' && (parent === 'actividades' || parent === 'productos')) return '';
  if (key === 'clave' && (parent === 'compromisos' || parent === 'paa')) return parent === 'paa' ? String(value) : '';
  if (key === 'id' && parent === 'ciclo') return String(value).toUpperCase();
  if (key === 'fecha' && parent === 'cronologia') return short(value);
  const text = PRINTED[key]?.(value, parent) ?? String(value);
  return esFecha(text) ? formatFecha(text) : text;
};

const hostileTexts = Object.values(hostile).map((text, index) => ({
  hallazgo: text,
  recomendacion: `Al pie de la letra: ${text}`,
  clase: 'sin-precisar' as const,
  ubicacion: `página ${index + 1}`,
  celda: `Hoja1!F${index + 3}`,
}));

describe('The Acta, read back', function () {
  this.timeout(20_000);
  const pdf = pdfRenderer('deploy/plantillas');
  const both = async (hechos: HechosDelActa): Promise<Readonly<Record<'DOCX' | 'PDF', string>>> => {
    const model = actaDocumento(hechos, letterhead);
    return { DOCX: await docxReading(await renderDocx(model)), PDF: await pdfText(await pdf(model)) };
  };

  const cases: Readonly<Record<string, HechosDelActa>> = {
    'one ASM': hechosActa(textosAsm(1)),
    'six ASM, one of them not solventado': hechosActa(textosAsm(6)),
    'texts that mean something to a program': hechosActa(hostileTexts),
  };
  for (const [name, hechos] of Object.entries(cases)) {
    it(`says every fact of the record, in DOCX and PDF: ${name}`, async () => {
      for (const [format, reading] of Object.entries(await both(hechos)))
        assert.deepEqual(missing(hechos, reading, inPrint), [], format);
    });
  }

  it('tells when a fact is not there', async () => {
    const { PDF } = await both(hechosActa(textosAsm(2)));
    const found = missing(hechosActa(textosAsm(3)), PDF, inPrint).join();
    for (const text of ['Hallazgo3', 'E-3011', 'PR-302']) assert.ok(found.includes(text), text);
  });

  it('never counts as solventado what was closed without it, and says the totals', async () => {
    for (const reading of Object.values(await both(hechosActa(textosAsm(6))))) {
      assert.match(reading, /6enelConvenio:5solventadosy1cerradossinsolventar/);
      assert.match(reading, /7de8cumplidos;/);
      assert.match(reading, /ASM-05\.Cerradosinsolventar/);
      assert.match(reading, /Conprórroga:19\/08\/2027/);
    }
  });

  it('carries its data inside, equal in content, and no id of a person', async () => {
    const hechos = hechosActa(textosAsm(1));
    const model = actaDocumento(hechos, letterhead);
    const proxy = await getDocumentProxy(await pdf(model, [datosDelActa(hechos)]));
    assert.equal((await proxy.getMarkInfo())?.Marked, true);
    const attached: unknown = Reflect.get(Object((await proxy.getAttachments()) ?? {}), 'datos-del-acta.json');
    const content: unknown = Reflect.get(Object(attached), 'content');
    assert.ok(content instanceof Uint8Array);
    assert.deepEqual(JSON.parse(new TextDecoder().decode(content)), JSON.parse(JSON.stringify(hechos)));
  });
});
