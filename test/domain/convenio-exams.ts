import { reglasPorOmision } from '../../src/domain/reglas.js';
import { archivo, compromisoPedido, integrar, preguntas } from '../application/stages.js';
import { at, DA, DO } from './ciclo-stages.js';
import type { Exam } from './exam.js';
import { carriedOut, context, directorio } from './spec.js';

const system = { actor: { kind: 'system' } } as const;
const withoutDpc = {
  ...directorio,
  designaciones: directorio.designaciones.filter(({ puesto }) => puesto !== 'DPC'),
};
const firmado = integrar.documento.pdf.sha256;
const publicado = carriedOut(at('suscrito'), {
  type: 'preparar-publicacion',
  numero: 1,
  paquete: archivo('7', 'paquete.zip'),
  hechos: '6'.repeat(64),
});
const lineamientos = reglasPorOmision.lineamientos.map(({ clave }) => clave);

type Orders =
  | 'preparar-compromisos'
  | 'proponer-compromisos'
  | 'acordar-compromisos'
  | 'devolver-compromiso'
  | 'contraproponer-compromisos'
  | 'dejar-para-modificatorio'
  | 'reabrir-compromiso'
  | 'integrar-convenio'
  | 'firmar-convenio'
  | 'negar-firma'
  | 'adjuntar-convenio-firmado'
  | 'anular-por-cambio-de-titular'
  | 'expedir-constancia'
  | 'integrar-en-paa'
  | 'distribuir-convenio'
  | 'acusar-copia'
  | 'preparar-publicacion'
  | 'registrar-publicacion';

/** The exams of 3.1 to 4.2. */
export const CONVENIO_EXAMS: { readonly [T in Orders]: Exam<T> } = {
  'preparar-compromisos': {
    state: at('atendido'),
    command: {
      type: 'preparar-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido: compromisoPedido }],
    },
    by: DO,
    makes: ['compromiso-preparado'],
    repeated: 'quiet',
    no: { state: at('seleccionado'), code: 'compromiso-no-solicitado' },
  },
  'proponer-compromisos': {
    state: at('atendido'),
    command: {
      type: 'proponer-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido: compromisoPedido }],
    },
    by: DO,
    makes: ['compromiso-propuesto'],
    repeated: { refused: 'compromiso-en-revision' },
    no: { command: { propuestas: [{ asm: 'ASM-01' }] }, code: 'compromiso-vacio' },
  },
  'acordar-compromisos': {
    state: at('propuesto'),
    command: { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01'], preguntas },
    makes: ['compromiso-acordado'],
    repeated: 'quiet',
    no: {
      command: { preguntas: { ...preguntas, plazoAdecuado: { cumple: false, razon: 'Es poco.' } } },
      code: 'pregunta-en-contra',
    },
  },
  'devolver-compromiso': {
    state: at('propuesto'),
    command: { type: 'devolver-compromiso', unidad: 'DO', asm: 'ASM-01', observaciones: 'Precise el producto.' },
    makes: ['compromiso-devuelto'],
    repeated: { refused: 'compromiso-sin-revision' },
    no: { command: { observaciones: ' ' }, code: 'sin-razon' },
  },
  'contraproponer-compromisos': {
    state: at('atendido'),
    command: {
      type: 'contraproponer-compromisos',
      unidad: 'DO',
      observaciones: 'Propuesta de la Secretaría Ejecutiva.',
      propuestas: [{ asm: 'ASM-01', contenido: compromisoPedido }],
    },
    makes: ['compromiso-devuelto'],
    repeated: 'again',
    no: { command: { propuestas: [] }, code: 'sin-compromisos' },
  },
  'dejar-para-modificatorio': {
    state: at('atendido'),
    command: { type: 'dejar-para-modificatorio', unidad: 'DO', asm: ['ASM-01'], razon: 'No hay acuerdo.' },
    makes: ['compromiso-dejado'],
    repeated: 'quiet',
    no: { command: { razon: '' }, code: 'sin-razon' },
  },
  'reabrir-compromiso': {
    state: at('acordado'),
    command: { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' },
    makes: ['compromiso-reabierto'],
    repeated: { refused: 'compromiso-abierto' },
    no: { command: { razon: '' }, code: 'sin-razon' },
  },
  'integrar-convenio': {
    state: at('acordado'),
    command: integrar,
    makes: ['convenio-integrado'],
    repeated: 'quiet',
    no: { state: at('propuesto'), code: 'compromisos-por-acordar' },
  },
  'firmar-convenio': {
    state: at('en-firma'),
    command: { type: 'firmar-convenio', puesto: 'DO', numero: 1, sha256: firmado },
    by: DO,
    makes: ['convenio-firmado'],
    repeated: 'quiet',
    no: { command: { sha256: archivo('a').sha256 }, code: 'texto-distinto' },
  },
  'negar-firma': {
    state: at('en-firma'),
    command: { type: 'negar-firma', puesto: 'DO', numero: 1, sha256: firmado, razon: 'No es viable.', asm: ['ASM-01'] },
    by: DO,
    makes: ['firma-negada'],
    repeated: 'quiet',
    no: { command: { asm: ['ASM-02'] }, code: 'asm-fuera-de-convenio' },
  },
  'adjuntar-convenio-firmado': {
    state: at('en-firma'),
    command: { type: 'adjuntar-convenio-firmado', numero: 1, archivo: archivo('9') },
    makes: ['convenio-escaneado'],
    repeated: 'quiet',
    no: { command: { archivo: { ...archivo('9'), tipo: 'text/plain' } }, code: 'escaneo-no-legible' },
  },
  'anular-por-cambio-de-titular': {
    state: at('en-firma'),
    command: { type: 'anular-por-cambio-de-titular', numero: 1 },
    by: context({ ...system, directorio: withoutDpc }),
    makes: ['convenio-sin-efecto'],
    repeated: 'quiet',
    no: null,
  },
  'expedir-constancia': {
    state: at('suscrito'),
    command: { type: 'expedir-constancia', numero: 1, constancia: integrar.documento },
    by: context(system),
    makes: ['constancia-expedida'],
    repeated: 'quiet',
    no: { state: at('en-firma'), code: 'convenio-por-suscribir' },
  },
  'integrar-en-paa': {
    state: at('suscrito'),
    command: {
      type: 'integrar-en-paa',
      entradas: [{ asm: 'ASM-01', unidad: 'DO', actividad: 'A1', clave: 'PAA-1' }],
    },
    makes: ['actividad-integrada'],
    repeated: 'quiet',
    no: { state: at('en-firma'), code: 'convenio-por-suscribir' },
  },
  'distribuir-convenio': {
    state: at('suscrito'),
    command: { type: 'distribuir-convenio', numero: 1 },
    makes: ['copia-entregada', 'copia-entregada'],
    repeated: 'quiet',
    no: { state: at('en-firma'), code: 'convenio-por-suscribir' },
  },
  'acusar-copia': {
    state: carriedOut(at('suscrito'), { type: 'distribuir-convenio', numero: 1 }),
    command: {
      type: 'acusar-copia',
      numero: 1,
      puesto: 'DA',
      resguardo: { resguarda: 'Archivo de trámite', lugar: 'Planta baja' },
    },
    by: DA,
    makes: ['copia-acusada'],
    repeated: 'quiet',
    no: { command: { puesto: 'DO' }, code: 'copia-no-entregada' },
  },
  'preparar-publicacion': {
    state: at('suscrito'),
    command: { type: 'preparar-publicacion', numero: 1, paquete: archivo('7', 'paquete.zip'), hechos: '6'.repeat(64) },
    makes: ['publicacion-preparada'],
    repeated: 'quiet',
    no: { state: at('en-firma'), code: 'convenio-por-suscribir' },
  },
  'registrar-publicacion': {
    state: publicado,
    command: {
      type: 'registrar-publicacion',
      numero: 1,
      url: 'https://portal.example/transparencia/convenio',
      fecha: '2026-03-02',
      verificados: lineamientos,
    },
    makes: ['convenio-publicado'],
    repeated: 'quiet',
    no: { command: { verificados: [] }, code: 'lineamiento-sin-verificar' },
  },
};
