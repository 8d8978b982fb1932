import assert from 'node:assert/strict';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Evidencia } from '../../src/domain/evidencia-state.js';
import { eslabonesFaltantes } from '../../src/domain/trazabilidad.js';
import { archivo } from '../application/stages.js';
import { at, DO } from './ciclo-stages.js';
import { abierto, entregados, juzgado } from './cierre-stages.js';
import { archivarProducto } from './evidencia-exams.js';
import { carriedOut, directorio, given, on } from './spec.js';

const links = (state: Ciclo, bloquea: boolean): readonly string[] =>
  eslabonesFaltantes(abierto(state), 'ASM-01', directorio)
    .filter((each) => each.bloquea === bloquea)
    .map(({ texto }) => texto);

const missing = (state: Ciclo): readonly string[] => links(state, true);

const without = (state: Ciclo, change: (ciclo: CicloAbierto) => Partial<CicloAbierto>): Ciclo => {
  const ciclo = abierto(state);
  return { ...ciclo, ...change(ciclo) };
};

/** A piece of evidence that was not reviewed, or returned. */
const review = (state: Ciclo, id: string, change: (each: Evidencia) => Evidencia): Ciclo =>
  without(state, ({ evidencias }) => ({
    evidencias: evidencias.map((each) => (each.id === id ? change(each) : each)),
  }));

const confirmar: CicloCommand = { type: 'confirmar-trazabilidad', asm: 'ASM-01', razon: 'Consta todo.' };

describe('traceability, computed (criterion D)', () => {
  it('has no missing link when all is there', () => {
    assert.deepEqual(missing(juzgado()), []);
    given(juzgado()).when(confirmar).thenTypes('trazabilidad-confirmada');
  });

  it('says that there is no Convenio', () => {
    assert.deepEqual(missing(at('acordado')), ['Falta el Convenio suscrito por todas las partes.']);
  });

  it('names the evidence that is missing by product and activity', () => {
    const state = without(juzgado(), ({ evidencias }) => ({
      evidencias: evidencias.filter(({ producto }) => producto !== 'A2.P2'),
    }));
    assert.deepEqual(missing(state), [
      'Falta la evidencia del producto 2 de la actividad 2 de Dirección de Organización.',
    ]);
    given(state).when(confirmar).refused('trazabilidad-incompleta');
  });

  it('names evidence that nobody reviewed, and evidence that was returned', () => {
    const unreviewed = review(juzgado(), 'E-0002', ({ revision: _revision, ...each }) => each);
    assert.deepEqual(missing(unreviewed), [
      'Falta revisar la evidencia (versión 1) del producto 1 de la actividad 2 de Dirección de Organización.',
    ]);
    const returned = carriedOut(juzgado(), {
      type: 'devolver-evidencia',
      evidencia: 'E-0002',
      observaciones: 'Falta la firma.',
    });
    assert.deepEqual(missing(returned), [
      'La evidencia (versión 1) del producto 1 de la actividad 2 de Dirección de Organización se devolvió y falta su corrección.',
    ]);
  });

  it('names an activity without key of the PAA, the constancia, and a commitment that was opened again', () => {
    assert.deepEqual(missing(without(juzgado(), () => ({ paa: {} }))), [
      'Falta la clave del PAA, o su razón, en la actividad 1 de Dirección de Organización.',
      'Falta la clave del PAA, o su razón, en la actividad 2 de Dirección de Organización.',
    ]);
    const sinConstancia = without(juzgado(), ({ convenios }) => ({
      convenios: convenios.map(({ constancia: _constancia, ...each }) => each),
    }));
    assert.deepEqual(missing(sinConstancia), ['Falta la constancia de firmas del Convenio.']);
    const reopened = carriedOut(juzgado(), {
      type: 'reabrir-compromiso',
      asm: 'ASM-01',
      unidad: 'DO',
      razon: 'Cambió el plazo.',
    });
    assert.deepEqual(missing(reopened), [
      'El compromiso de Dirección de Organización se reabrió y falta el convenio modificatorio.',
    ]);
  });

  it('names a unit that joined the ASM without a commitment', () => {
    const state = without(juzgado(), ({ asm }) => {
      const own = asm['ASM-01'] ?? assert.fail('no ASM');
      return { asm: { ...asm, 'ASM-01': { ...own, unidades: [...own.unidades, 'DPC'] } } };
    });
    assert.deepEqual(missing(state), [
      'El compromiso de Dirección de Participación Ciudadana no está en el Convenio vigente.',
    ]);
  });

  it('names each criterion without verdict, and each verdict on a version that was superseded', () => {
    assert.deepEqual(missing(entregados()), [
      'Falta el veredicto del criterio A.',
      'Falta el veredicto del criterio B.',
      'Falta el veredicto del criterio C.',
    ]);
    const newer = carriedOut(juzgado(), { ...archivarProducto, archivo: archivo('d') }, DO);
    assert.deepEqual(missing(newer), [
      'Falta revisar la evidencia (versión 2) del producto 1 de la actividad 1 de Dirección de Organización.',
      'El criterio A se valoró sobre una versión anterior de la evidencia: hay una posterior.',
      'El criterio B se valoró sobre una versión anterior de la evidencia: hay una posterior.',
      'El criterio C se valoró sobre una versión anterior de la evidencia: hay una posterior.',
    ]);
  });

  it('shows what was missing before the Convenio and what was not reported, and does not block on it', () => {
    assert.deepEqual(links(juzgado(), false), [
      'Falta el acuse de Dirección de Organización del oficio SE/PAE-2025-ELECTORAL/001.',
    ]);
    const clock = (fecha: string) => on(fecha, { actor: { kind: 'system' } });
    const open = carriedOut(juzgado(), { type: 'abrir-seguimiento', bimestre: '2026-B2' }, clock('2026-05-04'));
    const unreported = carriedOut(open, { type: 'cerrar-seguimiento', bimestre: '2026-B2' }, clock('2026-06-01'));
    assert.match(
      links(unreported, false).join(),
      /Dirección de Organización no reportó su avance de marzo.abril de 2026/,
    );
    assert.deepEqual(missing(unreported), []);
    const silent = without(juzgado(), ({ posturas }) => {
      const { 'ASM-01.DO': _own, ...rest } = posturas;
      return { posturas: rest };
    });
    assert.ok(links(silent, false).includes('Falta la postura de Dirección de Organización.'));
    assert.deepEqual(missing(silent), []);
    given(silent).when(confirmar).thenTypes('trazabilidad-confirmada');
  });
});
