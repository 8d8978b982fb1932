import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import { type Ciclo, cicloInexistente } from '../../src/domain/ciclo-state.js';
import { archivo, datosCiclo, texto } from '../application/stages.js';
import { at, DO, DPC, SE } from './ciclo-stages.js';
import { CIERRE_EXAMS } from './cierre-exams.js';
import { CONVENIO_EXAMS } from './convenio-exams.js';
import { EVIDENCIA_EXAMS } from './evidencia-exams.js';
import type { Exam } from './exam.js';
import { PRORROGA_EXAMS } from './prorroga-exams.js';
import { RELEVO_EXAMS } from './relevo-exams.js';
import { SEGUIMIENTO_EXAMS } from './seguimiento-exams.js';
import { carriedOut, context, directorio, on } from './spec.js';

const withoutDpc = {
  ...directorio,
  designaciones: directorio.designaciones.filter(({ puesto }) => puesto !== 'DPC'),
};
const system = { actor: { kind: 'system' } } as const;
const si = { cumple: true, razon: 'Sí.' };
const valoracion = { viabilidad: si, factibilidad: si, impactoEstructural: [] };
const contenido = { sentido: 'aceptada', justificacion: 'Sí.', propuestas: 'Una.' } as const;
const rechazo = { ...contenido, sentido: 'rechazada' } as const;
const clasificacion = { tipo: 'diseno', razonTipo: 'Sí.', prioridad: 'inmediata', razonPrioridad: 'Sí.' } as const;

export const notificado = at('notificado');
const seleccionado = at('seleccionado');
const adjunto = carriedOut(at('abierto'), { type: 'adjuntar-mecanismo', archivo: archivo('a') });
const recibido = carriedOut(at('publicado'), {
  type: 'recibir-informe',
  folio: 'I',
  fecha: '2026-03-02',
  asmDeclarados: 1,
});
const presentada = (sentido: typeof contenido | typeof rechazo): Ciclo =>
  carriedOut(seleccionado, { type: 'presentar-postura', unidad: 'DO', asm: 'ASM-01', contenido: sentido }, DO);
const observado = carriedOut(
  seleccionado,
  { type: 'concurrir', unidad: 'DO', respuestas: [{ asm: 'ASM-01', observaciones: 'Una.' }] },
  DO,
);
const preguntado = carriedOut(notificado, { type: 'plantear-consulta', puesto: 'DO', texto: '¿Cómo?' }, DO);
const conSeguimiento = carriedOut(
  presentada(contenido),
  { type: 'abrir-seguimiento', bimestre: '2026-B2' },
  on('2026-05-04', system),
);
const avance = { asm: 'ASM-01', porcentaje: 50, estado: 'en-proceso', conEvidencia: false } as const;

/** One exam for each order: an order without one doesn't compile. */
export const EXAMS: { readonly [T in CicloCommand['type']]: Exam<T> } = {
  'abrir-ciclo': {
    state: cicloInexistente,
    command: { type: 'abrir-ciclo', datos: datosCiclo },
    makes: ['ciclo-abierto'],
    repeated: 'quiet',
    no: { command: { datos: { ...datosCiclo, ejercicio: 2026 } }, code: 'anios-invalidos' },
  },
  'adjuntar-mecanismo': {
    state: at('abierto'),
    command: { type: 'adjuntar-mecanismo', archivo: archivo('a') },
    makes: ['mecanismo-adjuntado'],
    repeated: 'quiet',
    no: { state: at('publicado'), code: 'mecanismo-aprobado' },
  },
  'aprobar-mecanismo': {
    state: adjunto,
    command: { type: 'aprobar-mecanismo', sha256: archivo('a').sha256 },
    makes: ['mecanismo-aprobado'],
    repeated: 'quiet',
    no: { command: { sha256: archivo('b').sha256 }, code: 'mecanismo-cambiado' },
  },
  'acusar-mecanismo': {
    state: at('publicado'),
    command: { type: 'acusar-mecanismo', puesto: 'DO' },
    by: DO,
    makes: ['mecanismo-acusado'],
    repeated: 'quiet',
    no: { state: adjunto, code: 'mecanismo-sin-publicar' },
  },
  'registrar-acuse-mecanismo-en-papel': {
    state: at('publicado'),
    command: {
      type: 'registrar-acuse-mecanismo-en-papel',
      puesto: 'DO',
      archivo: archivo('e'),
      fecha: '2026-03-02',
      recibio: 'Oficialía',
    },
    makes: ['mecanismo-acusado-en-papel'],
    repeated: 'quiet',
    no: { command: { fecha: '2026-03-01' }, code: 'fecha-anterior' },
  },
  'publicar-mecanismo': {
    state: carriedOut(
      adjunto,
      { type: 'aprobar-mecanismo', sha256: archivo('a').sha256 },
      context({ directorio: withoutDpc }),
    ),
    command: { type: 'publicar-mecanismo', puesto: 'DPC' },
    by: context(system),
    makes: ['mecanismo-publicado'],
    repeated: 'quiet',
    no: null,
  },
  'recibir-informe': {
    state: at('publicado'),
    command: { type: 'recibir-informe', folio: 'I', fecha: '2026-03-02', asmDeclarados: 1 },
    makes: ['informe-recibido'],
    repeated: 'quiet',
    no: { state: adjunto, code: 'falta-mecanismo' },
  },
  'registrar-asm': {
    state: recibido,
    command: { type: 'registrar-asm', textos: [texto('Uno.')] },
    makes: ['asm-registrado', 'conteo-confirmado'],
    repeated: { refused: 'conteo-distinto' },
    no: { command: { textos: [texto(' ')] }, code: 'asm-sin-texto' },
  },
  'confirmar-conteo': {
    state: carriedOut(
      carriedOut(at('publicado'), { type: 'recibir-informe', folio: 'I', fecha: '2026-03-02', asmDeclarados: 2 }),
      { type: 'registrar-asm', textos: [texto('Uno.')] },
    ),
    command: { type: 'confirmar-conteo', motivo: 'El informe cuenta dos veces el mismo.' },
    makes: ['conteo-confirmado'],
    repeated: 'quiet',
    no: { command: { motivo: ' \u200b' }, code: 'falta-motivo' },
  },
  'redactar-causa-raiz': {
    state: notificado,
    command: { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Porque sí.' },
    makes: ['causa-raiz-redactada'],
    repeated: 'quiet',
    no: { command: { causaRaiz: ' ' }, code: 'causa-vacia' },
  },
  'corregir-asm': {
    state: at('identificado'),
    command: {
      type: 'corregir-asm',
      asm: 'ASM-01',
      textos: { hallazgo: '', recomendacion: 'Otra.' },
      motivo: 'Se cortó.',
    },
    makes: ['asm-corregido'],
    repeated: 'quiet',
    no: { state: notificado, code: 'asm-ya-notificado' },
  },
  'asignar-asm': {
    state: at('identificado'),
    command: { type: 'asignar-asm', asm: ['ASM-01'], unidades: ['DO'], modo: 'agregar' },
    makes: ['asm-asignado'],
    repeated: 'quiet',
    no: { command: { unidades: ['UIPPE'] }, code: 'no-ejecutora' },
  },
  notificar: {
    state: carriedOut(at('identificado'), { type: 'asignar-asm', asm: ['ASM-01'], unidades: ['DO'], modo: 'agregar' }),
    command: {
      type: 'notificar',
      avisos: [
        {
          unidad: 'DO',
          folio: 'SE/PAE-2025-ELECTORAL/001',
          asm: ['ASM-01'],
          oficio: { docx: archivo('c'), pdf: archivo('d') },
        },
      ],
    },
    makes: ['notificacion-emitida'],
    repeated: 'quiet',
    no: { state: at('identificado'), code: 'aviso-desactualizado' },
  },
  'acusar-notificacion': {
    state: notificado,
    command: { type: 'acusar-notificacion', id: 'N-001' },
    by: DO,
    makes: ['notificacion-acusada'],
    repeated: 'quiet',
    no: { command: { id: 'N-009' }, code: 'notificacion-desconocida' },
  },
  'registrar-acuse-en-papel': {
    state: notificado,
    command: {
      type: 'registrar-acuse-en-papel',
      id: 'N-001',
      archivo: archivo('e'),
      fecha: '2026-03-02',
      recibio: 'Oficialía',
    },
    makes: ['acuse-en-papel-registrado'],
    repeated: 'quiet',
    no: { command: { fecha: '2026-03-03' }, code: 'fecha-futura' },
  },
  'registrar-no-alcanzado': {
    state: notificado,
    command: { type: 'registrar-no-alcanzado', asunto: 'notificacion.N-001', persona: 'p', codigo: '403' },
    makes: ['persona-no-alcanzada'],
    repeated: 'quiet',
    no: null,
  },
  'valorar-asm': {
    state: notificado,
    command: { type: 'valorar-asm', valoraciones: [{ asm: 'ASM-01', valoracion }] },
    makes: ['asm-valorado', 'concurrencia-solicitada'],
    repeated: 'quiet',
    no: { state: at('identificado'), code: 'asm-sin-notificar' },
  },
  concurrir: {
    state: seleccionado,
    command: { type: 'concurrir', unidad: 'DO', respuestas: [{ asm: 'ASM-01' }] },
    by: DO,
    makes: ['concurrencia-expresada'],
    repeated: 'quiet',
    no: { command: { unidad: 'DPC' }, by: DPC, code: 'concurrencia-no-pedida' },
  },
  'atender-observaciones': {
    state: observado,
    command: { type: 'atender-observaciones', asm: 'ASM-01', unidad: 'DO', atencion: 'Se atiende.' },
    makes: ['observaciones-atendidas'],
    repeated: 'quiet',
    no: { state: seleccionado, code: 'sin-observaciones' },
  },
  'clasificar-asm': {
    state: carriedOut(notificado, { type: 'valorar-asm', valoraciones: [{ asm: 'ASM-01', valoracion }] }),
    command: { type: 'clasificar-asm', clasificaciones: [{ asm: 'ASM-01', clasificacion }] },
    makes: ['asm-clasificado', 'postura-solicitada'],
    repeated: 'quiet',
    no: { state: notificado, code: 'asm-no-seleccionado' },
  },
  'deseleccionar-asm': {
    state: seleccionado,
    command: { type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'No procede.' },
    makes: ['asm-deseleccionado'],
    repeated: 'quiet',
    no: { state: notificado, code: 'asm-sin-valorar' },
  },
  'preparar-postura': {
    state: seleccionado,
    command: { type: 'preparar-postura', unidad: 'DO', asm: 'ASM-01', contenido },
    by: DO,
    makes: ['postura-preparada'],
    repeated: 'quiet',
    no: { state: notificado, code: 'postura-no-solicitada' },
  },
  'anexar-a-postura': {
    state: seleccionado,
    command: { type: 'anexar-a-postura', unidad: 'DO', asm: 'ASM-01', archivo: archivo('e') },
    by: DO,
    makes: ['anexo-agregado'],
    repeated: 'quiet',
    no: { state: presentada(contenido), code: 'postura-en-revision' },
  },
  'presentar-postura': {
    state: seleccionado,
    command: { type: 'presentar-postura', unidad: 'DO', asm: 'ASM-01', contenido },
    by: DO,
    makes: ['postura-presentada'],
    repeated: { refused: 'postura-en-revision' },
    no: { command: { contenido: { ...contenido, propuestas: '' } }, code: 'sin-propuestas' },
  },
  'preparar-posturas': {
    state: seleccionado,
    command: { type: 'preparar-posturas', unidad: 'DO', respuestas: [{ asm: 'ASM-01', contenido }] },
    by: DO,
    makes: ['postura-preparada'],
    repeated: 'quiet',
    no: { state: notificado, code: 'postura-no-solicitada' },
  },
  'presentar-posturas': {
    state: seleccionado,
    command: {
      type: 'presentar-posturas',
      unidad: 'DO',
      respuestas: ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido })),
    },
    by: DO,
    makes: ['postura-presentada', 'postura-presentada'],
    repeated: { refused: 'postura-en-revision' },
    no: { state: notificado, code: 'postura-no-solicitada' },
  },
  'quitar-anexo': {
    state: carriedOut(
      seleccionado,
      { type: 'anexar-a-postura', unidad: 'DO', asm: 'ASM-01', archivo: archivo('e') },
      DO,
    ),
    command: { type: 'quitar-anexo', unidad: 'DO', asm: 'ASM-01', sha256: archivo('e').sha256 },
    by: DO,
    makes: ['anexo-retirado'],
    repeated: 'quiet',
    no: { state: presentada(contenido), code: 'postura-en-revision' },
  },
  'tomar-nota-de-posturas': {
    state: presentada(contenido),
    command: { type: 'tomar-nota-de-posturas', unidad: 'DO', asm: ['ASM-01'] },
    makes: ['postura-atendida', 'compromiso-solicitado'],
    repeated: 'quiet',
    no: { state: presentada(rechazo), code: 'postura-rechazada' },
  },
  'tomar-nota-de-postura': {
    state: presentada(contenido),
    command: { type: 'tomar-nota-de-postura', unidad: 'DO', asm: 'ASM-01' },
    makes: ['postura-atendida', 'compromiso-solicitado'],
    repeated: 'quiet',
    no: { state: presentada(rechazo), code: 'postura-rechazada' },
  },
  'devolver-postura': {
    state: presentada(contenido),
    command: { type: 'devolver-postura', unidad: 'DO', asm: 'ASM-01', observaciones: 'Precise.' },
    makes: ['postura-devuelta'],
    repeated: { refused: 'postura-sin-revision' },
    no: { command: { observaciones: ' ' }, code: 'sin-observaciones' },
  },
  'insistir-en-postura': {
    state: presentada(rechazo),
    command: { type: 'insistir-en-postura', unidad: 'DO', asm: 'ASM-01', razones: 'Procede.' },
    makes: ['postura-insistida'],
    repeated: { refused: 'postura-sin-revision' },
    no: { state: presentada(contenido), code: 'postura-no-rechazada' },
  },
  'registrar-sin-respuesta': {
    state: notificado,
    command: { type: 'registrar-sin-respuesta', asunto: 'notificacion.N-001', puesto: 'DO' },
    by: on('2026-04-01'),
    makes: ['sin-respuesta-registrada'],
    repeated: { refused: 'nada-sin-respuesta' },
    no: { by: SE, code: 'plazo-vigente' },
  },
  'plantear-consulta': {
    state: notificado,
    command: { type: 'plantear-consulta', puesto: 'DO', texto: '¿Cómo?' },
    by: DO,
    makes: ['consulta-planteada'],
    repeated: 'again',
    no: { command: { texto: ' ' }, code: 'texto-vacio' },
  },
  'responder-consulta': {
    state: preguntado,
    command: { type: 'responder-consulta', id: 'C-001', respuesta: 'Así.' },
    makes: ['consulta-respondida'],
    repeated: 'quiet',
    no: { state: notificado, code: 'consulta-desconocida' },
  },
  'recordar-plazo': {
    state: notificado,
    command: { type: 'recordar-plazo', asunto: 'notificacion.N-001', puesto: 'DO' },
    by: on('2026-03-05', system),
    makes: ['recordatorio-emitido'],
    repeated: 'quiet',
    no: null,
  },
  'vencer-plazo': {
    state: notificado,
    command: { type: 'vencer-plazo', asunto: 'notificacion.N-001', puesto: 'DO' },
    by: on('2026-03-10', system),
    makes: ['plazo-vencido'],
    repeated: 'quiet',
    no: null,
  },
  'abrir-seguimiento': {
    state: presentada(contenido),
    command: { type: 'abrir-seguimiento', bimestre: '2026-B2' },
    by: on('2026-05-04', system),
    makes: ['seguimiento-abierto'],
    repeated: 'quiet',
    no: { by: on('2026-04-30', system), code: 'bimestre-no-abre' },
  },
  'reportar-avance': {
    state: conSeguimiento,
    command: { type: 'reportar-avance', bimestre: '2026-B2', unidad: 'DO', avances: [avance] },
    by: on('2026-05-05', { actor: DO.actor }),
    makes: ['avance-reportado'],
    repeated: 'quiet',
    no: { command: { avances: [{ ...avance, porcentaje: 101 }] }, code: 'porcentaje-invalido' },
  },
  'cerrar-seguimiento': {
    state: conSeguimiento,
    command: { type: 'cerrar-seguimiento', bimestre: '2026-B2' },
    by: on('2026-05-20', system),
    makes: ['seguimiento-cerrado'],
    repeated: 'quiet',
    no: { by: on('2026-05-05', system), code: 'seguimiento-abierto' },
  },
  ...CONVENIO_EXAMS,
  ...CIERRE_EXAMS,
  ...EVIDENCIA_EXAMS,
  ...SEGUIMIENTO_EXAMS,
  ...PRORROGA_EXAMS,
  ...RELEVO_EXAMS,
};
