import type { AvisoPreparado, CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Archivo } from '../../src/domain/identity.js';
import { at, DO } from './ciclo-stages.js';
import { carriedOut, given, on } from './spec.js';

const archivo = (tipo = 'application/pdf', mark = 'c'): Archivo => ({
  sha256: mark.repeat(64),
  nombre: 'Acuse.pdf',
  tipo,
  bytes: 1,
});
const oficio = { docx: archivo(), pdf: archivo() };

const asignar = (
  unidades: readonly string[],
  modo: 'agregar' | 'sustituir' | 'quitar',
  asm = ['ASM-01'],
): CicloCommand => ({
  type: 'asignar-asm',
  asm,
  unidades,
  modo,
});

const aviso = (unidad: string, numero: number, asm = ['ASM-01']): AvisoPreparado => ({
  unidad,
  folio: `SE/PAE-2025-ELECTORAL/00${numero}`,
  asm,
  oficio,
});

const notificar = (...avisos: readonly AvisoPreparado[]): CicloCommand => ({ type: 'notificar', avisos });
const identificado = at('identificado');
const asignado = carriedOut(identificado, asignar(['DO', 'DPC'], 'agregar'));
const notificado: Ciclo = carriedOut(asignado, notificar(aviso('DO', 1)));
const papel = (more: Partial<{ fecha: string; recibio: string; archivo: Archivo }> = {}): CicloCommand => ({
  type: 'registrar-acuse-en-papel',
  id: 'N-001',
  archivo: archivo(),
  fecha: '2026-03-02',
  recibio: 'C. Ana López',
  ...more,
});

describe('Assigning ASM', () => {
  it('adds units, puts others in their place, or takes some away', () => {
    const made = (unidades: readonly string[]) => ({ type: 'asm-asignado', asm: 'ASM-01', unidades }) as const;
    given(asignado)
      .when(asignar(['DA'], 'agregar'))
      .thenEvents(made(['DO', 'DPC', 'DA']));
    given(asignado)
      .when(asignar(['DA'], 'sustituir'))
      .thenEvents(made(['DA']));
    given(asignado)
      .when(asignar(['DO'], 'quitar'))
      .thenEvents(made(['DPC']));
  });

  it('is quiet when nothing changes', () => {
    given(asignado)
      .when(asignar(['DPC'], 'agregar'))
      .quiet();
    given(asignado)
      .when(asignar(['DPC', 'DO'], 'sustituir'))
      .quiet();
    given(asignado)
      .when(asignar(['DA'], 'quitar'))
      .quiet();
  });

  it('never takes an ASM from a unit that was notified of it', () => {
    given(notificado)
      .when(asignar(['DPC'], 'sustituir'))
      .refused('asm-notificado');
    given(notificado)
      .when(asignar(['DO'], 'quitar'))
      .refused('asm-notificado');
    given(notificado)
      .when(asignar(['DPC'], 'quitar'))
      .thenTypes('asm-asignado');
    given(notificado)
      .when(asignar(['DA'], 'agregar'))
      .thenTypes('asm-asignado');
  });

  it('assigns nothing when one of the ASM or of the units is not there', () => {
    given(identificado)
      .when(asignar(['DO'], 'agregar', ['ASM-01', 'ASM-77']))
      .refused('asm-desconocido');
    given(identificado)
      .when(asignar(['DO', 'CG'], 'agregar'))
      .refused('no-ejecutora');
    given(identificado).when(asignar([], 'agregar')).refused('asignacion-vacia');
  });
});

describe('Issuing notices', () => {
  it('makes one for each unit, with consecutive folios', () => {
    given(asignado)
      .when(notificar(aviso('DO', 1), aviso('DPC', 2)))
      .thenTypes('notificacion-emitida', 'notificacion-emitida');
    given(notificado)
      .when(notificar(aviso('DPC', 2)))
      .thenTypes('notificacion-emitida');
  });

  it('is quiet when repeated', () => {
    given(notificado)
      .when(notificar(aviso('DO', 1)))
      .quiet();
  });

  it('refuses what was prepared for another assignment, another folio, or twice for a unit', () => {
    given(asignado)
      .when(notificar(aviso('DO', 2)))
      .refused('aviso-desactualizado');
    given(asignado)
      .when(notificar(aviso('DO', 1, [])))
      .refused('aviso-desactualizado');
    given(asignado)
      .when(notificar(aviso('DA', 1)))
      .refused('aviso-desactualizado');
    given(asignado)
      .when(notificar(aviso('DO', 1), aviso('DO', 2)))
      .refused('aviso-desactualizado');
    given(notificado)
      .when(notificar(aviso('DO', 1), aviso('DPC', 2)))
      .refused('aviso-desactualizado');
    given(asignado).when(notificar()).refused('nada-por-notificar');
  });
});

describe('A receipt on paper of a notice', () => {
  it('is recorded with its date and who received it', () => {
    given(notificado)
      .when(papel({ recibio: ' C. Ana López ' }))
      .thenEvents({
        type: 'acuse-en-papel-registrado',
        id: 'N-001',
        archivo: archivo(),
        fecha: '2026-03-02',
        recibio: 'C. Ana López',
      });
  });

  it('is quiet when repeated, and may be corrected', () => {
    const kept = carriedOut(notificado, papel());
    given(kept).when(papel()).quiet();
    given(kept)
      .when(papel({ recibio: 'Otra persona' }))
      .thenTypes('acuse-en-papel-registrado');
    given(kept).when({ type: 'acusar-notificacion', id: 'N-001' }, DO).refused('ya-en-papel');
  });

  it('is refused without a person, a sound date or an image, or when it was acknowledged in the chat', () => {
    given(notificado)
      .when(papel({ recibio: ' ' }))
      .refused('sin-quien-recibio');
    given(notificado)
      .when(papel({ recibio: 'x'.repeat(201) }))
      .refused('sin-quien-recibio');
    given(notificado)
      .when(papel({ fecha: '2026-02-30' }))
      .refused('fecha-invalida');
    given(notificado)
      .when(papel({ fecha: '2026-03-03' }))
      .refused('fecha-futura');
    given(notificado)
      .when(papel({ fecha: '2026-03-01' }), on('2026-03-10'))
      .refused('fecha-anterior');
    given(notificado)
      .when(papel({ archivo: archivo('text/plain') }))
      .refused('acuse-sin-imagen');
    const acusado = carriedOut(notificado, { type: 'acusar-notificacion', id: 'N-001' }, DO);
    given(acusado).when(papel()).refused('ya-acusada');
  });

  it('may come after silence was recorded', () => {
    const late = on('2026-04-01');
    const silent = carriedOut(
      notificado,
      { type: 'registrar-sin-respuesta', asunto: 'notificacion.N-001', puesto: 'DO' },
      late,
    );
    given(silent).when(papel(), late).thenTypes('acuse-en-papel-registrado');
  });
});
