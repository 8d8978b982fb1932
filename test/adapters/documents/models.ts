import type { DocumentModel } from '../../../src/application/document.js';
import { oficioDeNotificacion } from '../../../src/application/oficio.js';
import { facts, letterhead } from '../../application/oficio-sample.js';

/** Texts that mean something to Typst, to XML or to a layout engine, and must come out as they are. */
export const hostile = {
  'code of Typst': '#panic("x") #import "estilo.typ": * #{1+1} #sys.inputs #read("/etc/passwd")',
  'markup of Typst': '$x^2$ *fuerte* _cursiva_ @referencia <etiqueta> `crudo` = Título - lista + lista / término: x',
  'escapes and brackets':
    'C:\\ruta\\n \\u{41} [corchetes] {llaves} (paréntesis) "comillas" \'simples\' ~ // nota /* x */',
  'markup of XML': '<w:t>&amp;</w:t> ]]> <!-- --> &lt; &#65; %PDF <script>alert(1)</script>',
  'a template of cards': '\u0024{eval(1)} {{x}} [liga](https://ejemplo.mx) **negrita**',
  'Spanish and its signs':
    '¿Qué? ¡Ñandú, cigüeña, ÁÉÍÓÚ! «comillas» “dobles” — guion – № 3 § 4 1.º 2.ª $100 €50 ½ × ≥ → ✓ ☐',
  'several lines': 'Uno.\nDos.\r\nTres.',
  'right-to-left marks': 'antes \u200Fmedio\u200E después',
} as const;

/** An oficio of one ASM with that hallazgo. */
export const withHallazgo = (hallazgo: string): DocumentModel =>
  oficioDeNotificacion(
    facts({ asm: [{ id: 'ASM-01', clase: 'hallazgo', hallazgo, ubicacion: 'página 1' }] }),
    letterhead,
  );

/** A document with every kind of block, two lists and two tables in a row. */
export const allBlocks: DocumentModel = {
  title: 'Todas las partes',
  language: 'es-MX',
  folio: 'Prueba 1',
  date: '2024-02-29',
  letterhead,
  head: 'f'.repeat(64),
  blocks: [
    { kind: 'title', text: 'Un título' },
    { kind: 'heading', text: 'Un apartado' },
    { kind: 'heading', text: 'Una parte del apartado', sub: true },
    { kind: 'paragraph', lead: 'Primera. Objeto.', text: 'Otro párrafo.' },
    { kind: 'paragraph', text: 'Un párrafo.', keepWithNext: true },
    { kind: 'reference', place: 'Toluca', fields: [{ label: 'Asunto', value: 'Una prueba' }] },
    { kind: 'addressee', nombre: 'Lic. Ana Ruiz', cargo: 'Directora', unidad: 'Dirección de Partidos' },
    { kind: 'list', items: ['primero de la primera', 'segundo de la primera'] },
    { kind: 'list', items: ['primero de la segunda'] },
    { kind: 'fields', fields: [{ label: 'Sin rótulo', value: 'un valor' }] },
    { kind: 'fields', heading: 'Con rótulo', fields: [{ label: 'Vacío', value: '' }], keepWithNext: true },
    {
      kind: 'table',
      columns: [
        { header: 'Núm.', width: 1 },
        { header: 'Texto', width: 4 },
      ],
      rows: Array.from({ length: 80 }, (_, at) => [String(at + 1), `renglón ${at + 1}`]),
    },
    { kind: 'page-break' },
    { kind: 'signature', nombre: 'Mtra. Laura Ríos', cargo: 'Secretaria Ejecutiva' },
    {
      kind: 'signatures',
      parties: [
        { nombre: 'Lic. Ana Ruiz', cargo: 'Directora' },
        { nombre: 'Mtro. Luis Paz', cargo: 'Por ausencia: Director' },
        { nombre: 'C.P. Eva Sol', cargo: 'Administradora' },
      ],
    },
    { kind: 'note', text: 'Una nota.\nEn dos renglones.' },
  ],
};
