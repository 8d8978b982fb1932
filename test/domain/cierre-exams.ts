import { reglasPorOmision } from '../../src/domain/reglas.js';
import { archivo, integrar } from '../application/stages.js';
import { at, DA } from './ciclo-stages.js';
import {
  actaEnFirma,
  actaSuscrita,
  cerrados,
  conConflicto,
  confirmado,
  emitir,
  entregados,
  firmarActa,
  integrarActa,
  juzgado,
  solventado,
  veredictos,
} from './cierre-stages.js';
import type { Exam } from './exam.js';
import { carriedOut, context, directorio } from './spec.js';

const system = { actor: { kind: 'system' } } as const;
const withoutDa = {
  ...directorio,
  designaciones: directorio.designaciones.filter(({ puesto }) => puesto !== 'DA'),
};
const [pertinencia] = veredictos('ASM-01', 'E-0001');
if (pertinencia === undefined) throw new Error('no verdict');

const preparado = carriedOut(actaSuscrita(), {
  type: 'preparar-resultados',
  numero: 1,
  paquete: archivo('5', 'r.zip'),
});

type Orders =
  | 'dictaminar-criterio'
  | 'confirmar-trazabilidad'
  | 'dar-segunda-opinion'
  | 'emitir-dictamen'
  | 'cerrar-sin-solventar'
  | 'reabrir-asm'
  | 'integrar-acta'
  | 'firmar-acta'
  | 'negar-firma-de-acta'
  | 'adjuntar-acta-firmada'
  | 'anular-acta-por-cambio'
  | 'expedir-constancia-de-acta'
  | 'preparar-resultados'
  | 'publicar-resultados';

/** The exams of section IV and of 5.3 to 5.5. */
export const CIERRE_EXAMS: { readonly [T in Orders]: Exam<T> } = {
  'dictaminar-criterio': {
    state: entregados(),
    command: pertinencia,
    makes: ['criterio-dictaminado'],
    repeated: 'quiet',
    no: { state: at('atendido'), code: 'asm-fuera-de-convenio' },
  },
  'confirmar-trazabilidad': {
    state: juzgado(),
    command: { type: 'confirmar-trazabilidad', asm: 'ASM-01', razon: 'Consta todo.' },
    makes: ['trazabilidad-confirmada'],
    repeated: 'quiet',
    no: { state: entregados(), code: 'trazabilidad-incompleta' },
  },
  'dar-segunda-opinion': {
    state: conConflicto(),
    command: { type: 'dar-segunda-opinion', asm: 'ASM-01', conforme: true, razon: 'De acuerdo.' },
    by: DA,
    makes: ['segunda-opinion-dada'],
    repeated: 'quiet',
    no: { state: confirmado(), code: 'sin-conflicto' },
  },
  'emitir-dictamen': {
    state: confirmado(),
    command: emitir(confirmado()),
    makes: ['dictamen-emitido'],
    repeated: 'quiet',
    no: { state: juzgado(), code: 'sin-trazabilidad' },
  },
  'cerrar-sin-solventar': {
    state: entregados(),
    command: { type: 'cerrar-sin-solventar', asm: 'ASM-01', razon: 'Cambió la ley.', archivo: archivo('8') },
    makes: ['asm-cerrado-sin-solventar'],
    repeated: 'quiet',
    no: { state: solventado(), code: 'asm-cerrado' },
  },
  'reabrir-asm': {
    state: solventado(),
    command: { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' },
    makes: ['asm-reabierto'],
    repeated: { refused: 'asm-abierto' },
    no: { state: actaSuscrita(), code: 'acta-suscrita' },
  },
  'integrar-acta': {
    state: cerrados(),
    command: integrarActa,
    makes: ['acta-integrada'],
    repeated: 'quiet',
    no: { state: solventado(), code: 'asm-por-cerrar' },
  },
  'firmar-acta': {
    state: actaEnFirma(),
    command: firmarActa('DA'),
    by: DA,
    makes: ['acta-firmada'],
    repeated: 'quiet',
    no: { command: { sha256: 'x' }, code: 'texto-distinto' },
  },
  'negar-firma-de-acta': {
    state: actaEnFirma(),
    command: { ...firmarActa('DA'), type: 'negar-firma-de-acta', razon: 'Falta un anexo.' },
    by: DA,
    makes: ['firma-de-acta-negada'],
    repeated: 'quiet',
    no: { command: { razon: ' ' }, code: 'sin-razon' },
  },
  'adjuntar-acta-firmada': {
    state: actaEnFirma(),
    command: { type: 'adjuntar-acta-firmada', numero: 1, archivo: archivo('6') },
    makes: ['acta-escaneada'],
    repeated: 'quiet',
    no: { command: { archivo: integrarActa.documento.pdf }, code: 'escaneo-sin-firmar' },
  },
  'anular-acta-por-cambio': {
    state: actaEnFirma(),
    command: { type: 'anular-acta-por-cambio', numero: 1 },
    by: context({ ...system, directorio: withoutDa }),
    makes: ['acta-sin-efecto'],
    repeated: 'quiet',
    no: null,
  },
  'expedir-constancia-de-acta': {
    state: actaSuscrita(),
    command: { type: 'expedir-constancia-de-acta', numero: 1, constancia: integrar.documento },
    by: context(system),
    makes: ['constancia-de-acta-expedida'],
    repeated: 'quiet',
    no: { state: actaEnFirma(), code: 'acta-por-suscribir' },
  },
  'preparar-resultados': {
    state: actaSuscrita(),
    command: { type: 'preparar-resultados', numero: 1, paquete: archivo('5', 'r.zip') },
    makes: ['resultados-preparados'],
    repeated: 'quiet',
    no: { state: actaEnFirma(), code: 'acta-por-suscribir' },
  },
  'publicar-resultados': {
    state: preparado,
    command: {
      type: 'publicar-resultados',
      numero: 1,
      url: 'https://portal.example/resultados',
      fecha: '2026-03-02',
      verificados: reglasPorOmision.lineamientos.map(({ clave }) => clave),
    },
    makes: ['resultados-publicados'],
    repeated: 'quiet',
    no: { command: { verificados: [] }, code: 'lineamiento-sin-verificar' },
  },
};
