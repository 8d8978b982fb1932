import assert from 'node:assert/strict';
import { evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { archivo, integrar } from '../application/stages.js';
import { at, SE } from './ciclo-stages.js';
import { abierto as opened } from './cierre-stages.js';
import { abierto, BIMESTRE, cerrado, compilado, daEl, reloj, solicitado, solicitar } from './seguimiento-exams.js';
import { carriedOut, directorio, given, on } from './spec.js';

const acusar = { type: 'acusar-captura', bimestre: BIMESTRE } as const;
const registrar = { type: 'registrar-captura', bimestre: BIMESTRE, fecha: '2026-05-12' } as const;
const omitir = { type: 'omitir-captura', bimestre: BIMESTRE, razon: 'No aplica.' } as const;
const acusado = carriedOut(solicitado, acusar, daEl('2026-05-11'));
const registrado = carriedOut(acusado, registrar, daEl('2026-05-12'));
const omitido = carriedOut(compilado, omitir, on('2026-05-08'));

const compilar = (bimestre: string): CicloCommand => ({
  type: 'compilar-bimestre',
  bimestre,
  informe: { ...integrar.documento, xlsx: archivo('8', 'informe.xlsx') },
});

describe('What follows the closing of a bimester (5.2)', () => {
  it('is of a bimester that was opened and closed', () => {
    given(cerrado).when(compilar('2026-B5'), on('2026-05-08')).refused('bimestre-desconocido');
    given(abierto).when(omitir, on('2026-05-08')).refused('seguimiento-abierto');
    given(cerrado).when(omitir, on('2026-05-08')).refused('bimestre-sin-compilar');
  });

  it('asks for the capture where there is whom to ask, and of nobody it takes a receipt for what was not asked', () => {
    const puestos = directorio.puestos.filter(({ clase }) => clase !== 'direccion-administracion');
    given(compilado)
      .when(solicitar, on('2026-05-08', { directorio: { ...directorio, puestos } }))
      .refused('sin-administracion');
    for (const state of [compilado, omitido])
      for (const command of [acusar, registrar])
        given(state).when(command, daEl('2026-05-12')).refused('captura-no-solicitada');
  });

  it('takes a date of capture that exists, from the day of the request to today', () => {
    const onDay = (fecha: string) => given(acusado).when({ ...registrar, fecha }, daEl('2026-05-12'));
    onDay('2026-05-32').refused('fecha-invalida');
    onDay('2026-05-07').refused('fecha-anterior');
    onDay('2026-05-08').thenTypes('captura-registrada');
    onDay('2026-05-12').thenTypes('captura-registrada');
    onDay('2026-05-13').refused('fecha-futura');
  });

  it('keeps whose receipt it was when the date is recorded and corrected; the same date again is quiet', () => {
    given(registrado).when(registrar, daEl('2026-05-13')).quiet();
    const corrected = carriedOut(registrado, { ...registrar, fecha: '2026-05-11' }, daEl('2026-05-14'));
    const captura = opened(corrected).seguimientos[BIMESTRE]?.captura;
    assert(captura?.estado === 'registrada');
    assert.equal(captura.acuse.at, daEl('2026-05-11').at);
    assert.equal(captura.registro.at, daEl('2026-05-14').at);
    assert.equal(captura.fecha, '2026-05-11');
  });

  it('gives another reason for no capture as a correction, and the same as nothing', () => {
    given(omitido).when(omitir, on('2026-05-11')).quiet();
    given(omitido)
      .when({ ...omitir, razon: 'La captura la hace la Secretaría.' }, on('2026-05-11'))
      .thenTypes('captura-omitida');
  });

  it('is of what was asked: a record that says otherwise is broken', () => {
    const plazo = { vence: '2026-05-25', recordar: '2026-05-21' };
    for (const state of [compilado, omitido])
      assert.throws(
        () => evolveCiclo(state, { type: 'captura-acusada', bimestre: BIMESTRE, plazo }, SE),
        /a capture that was not asked for/,
      );
    assert.throws(
      () => evolveCiclo(compilado, { type: 'captura-omitida', bimestre: '2026-B5', razon: 'x' }, SE),
      /not opened: 2026-B5/,
    );
  });
});

describe('An ASM that is closed between two check-ins', () => {
  const cerrarAsm = { type: 'cerrar-sin-solventar', asm: 'ASM-01', razon: 'Cambió.', archivo: archivo('8') } as const;
  /** The Convenio is signed while a check-in is open that asks about whole ASM. */
  const antesDelConvenio = (): Ciclo => {
    const before = carriedOut(at('acordado'), { type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01'));
    return { ...opened(at('suscrito')), seguimientos: opened(before).seguimientos };
  };

  it('changes the check-in by activities that is open, not one that is closed, nor one from before the Convenio', () => {
    const day = on('2026-05-04');
    given(abierto).when(cerrarAsm, day).thenTypes('asm-cerrado-sin-solventar', 'seguimiento-actualizado');
    given(cerrado).when(cerrarAsm, on('2026-05-11')).thenTypes('asm-cerrado-sin-solventar');
    given(antesDelConvenio()).when(cerrarAsm, day).thenTypes('asm-cerrado-sin-solventar');
  });
});
