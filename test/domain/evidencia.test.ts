import assert from 'node:assert/strict';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import { actoEn, evidenciaAceptada, evidenciasDe, instrumentoEn, ultimaEvidencia } from '../../src/domain/evidencia.js';
import { productosConvenidos, productosPorEntregar } from '../../src/domain/evidencia-producto.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { archivo } from '../application/stages.js';
import { at, DO, DPC } from './ciclo-stages.js';
import { acto, archivarProducto, entregado, instrumento } from './evidencia-exams.js';
import { carriedOut, given, on } from './spec.js';

const opened = (state: Ciclo): CicloAbierto => (state.estado === 'abierto' ? state : assert.fail('not open'));
const lugar = { asm: 'ASM-01', unidad: 'DO', producto: 'A1.P1' } as const;
const aceptar = { type: 'aceptar-evidencia', evidencia: 'E-0001' } as const;
const devolver = { type: 'devolver-evidencia', evidencia: 'E-0001', observaciones: 'Falta la firma.' } as const;
const corregida = { ...archivarProducto, archivo: archivo('d') };

describe('Evidence of a product (5.1)', () => {
  it('is filed in versions counted in its place, each with the bytes that came', () => {
    given(entregado())
      .when(corregida, DO)
      .thenEvents({ type: 'evidencia-archivada', id: 'E-0002', ...lugar, archivo: archivo('d'), version: 2 });
    given(entregado())
      .when({ ...archivarProducto, producto: 'A2.P1' }, DO)
      .thenEvents({
        type: 'evidencia-archivada',
        id: 'E-0002',
        ...lugar,
        producto: 'A2.P1',
        archivo: archivo('e'),
        version: 1,
      });
  });

  it('is filed on the ASM as a whole before there is a Convenio', () => {
    const { producto: _producto, ...general } = archivarProducto;
    given(at('seleccionado')).when(archivarProducto, DO).refused('producto-desconocido');
    given(at('seleccionado'))
      .when(general, DO)
      .thenEvents({
        type: 'evidencia-archivada',
        id: 'E-0001',
        asm: 'ASM-01',
        unidad: 'DO',
        archivo: archivo('e'),
        version: 1,
      });
    given(entregado()).when(general, DO).thenTypes('evidencia-archivada');
  });

  it('takes nothing on the product of another unit, nor what is no document', () => {
    given(at('suscrito'))
      .when({ ...archivarProducto, unidad: 'DPC' }, DPC)
      .refused('asm-ajeno');
    given(at('suscrito'))
      .when({ ...archivarProducto, archivo: archivo('e', 'x.exe') }, DO)
      .refused('archivo-riesgoso');
  });

  it('may weigh exactly what the institution takes, and not a byte more', () => {
    const bytes = reglasPorOmision.evidencias.maximoMb * 1024 * 1024;
    const filed = (size: number) =>
      given(at('suscrito')).when({ ...archivarProducto, archivo: { ...archivo('e'), bytes: size } }, DO);
    filed(bytes).thenTypes('evidencia-archivada');
    filed(bytes + 1).refused('evidencia-grande');
  });

  it('is told apart by product, and the newest and the accepted version are known', () => {
    const second = opened(carriedOut(carriedOut(entregado(), aceptar), corregida, DO));
    assert.deepEqual(
      evidenciasDe(second, 'ASM-01', 'DO').map(({ id }) => id),
      ['E-0001', 'E-0002'],
    );
    assert.deepEqual(evidenciasDe(second, 'ASM-01', 'DO', 'A2.P1'), []);
    assert.equal(ultimaEvidencia(second, 'ASM-01', 'DO', 'A1.P1')?.version, 2);
    assert.equal(evidenciaAceptada(second, 'ASM-01', 'DO', 'A1.P1')?.version, 1);
  });

  it('is owed until SE accepts it', () => {
    const owed = (state: Ciclo): readonly string[] =>
      productosPorEntregar(opened(state), 'DO').map(({ asm, producto }) => `${asm} ${producto.id}`);
    assert.equal(productosConvenidos(opened(at('suscrito'))).length, 9);
    assert.equal(productosConvenidos(opened(at('en-firma'))).length, 0);
    assert.deepEqual(owed(entregado()), [
      'ASM-01 A1.P1',
      'ASM-01 A2.P1',
      'ASM-01 A2.P2',
      'ASM-03 A1.P1',
      'ASM-03 A2.P1',
      'ASM-03 A2.P2',
    ]);
    assert.equal(owed(carriedOut(entregado(), aceptar)).length, 5);
    assert.equal(owed(carriedOut(entregado(), devolver)).length, 6);
  });
});

describe('The review of evidence (5.1)', () => {
  it('returns a version with observations and a date, and the correction is another version', () => {
    given(entregado())
      .when(devolver)
      .thenEvents({
        type: 'evidencia-devuelta',
        ...lugar,
        evidencia: 'E-0001',
        version: 1,
        observaciones: 'Falta la firma.',
        plazo: { vence: '2026-03-16', recordar: '2026-03-12' },
      });
    const corrected = opened(carriedOut(carriedOut(entregado(), devolver), corregida, DO));
    assert.equal(corrected.evidencias[0]?.revision?.estado, 'devuelta');
    assert.equal(corrected.evidencias[1]?.revision, undefined);
  });

  it('is of the newest version: a former one is accepted still, and not returned any more', () => {
    const second = carriedOut(entregado(), corregida, DO);
    given(second).when(devolver).refused('evidencia-reemplazada');
    given(second).when(aceptar).thenTypes('evidencia-aceptada');
  });

  it('can be taken back by its contrary', () => {
    given(carriedOut(entregado(), devolver)).when(aceptar).thenTypes('evidencia-aceptada');
    given(carriedOut(entregado(), aceptar)).when(devolver).thenTypes('evidencia-devuelta');
  });
});

describe('The act and the instrument of evidence (5.1, criteria B and C)', () => {
  const registrarActo = { type: 'registrar-acto', unidad: 'DO', evidencia: 'E-0001', acto } as const;
  const registrarInstrumento = {
    type: 'registrar-instrumento',
    unidad: 'DO',
    evidencia: 'E-0001',
    instrumento,
  } as const;

  it('need every datum, and a date that has come', () => {
    for (const datum of ['numero', 'instancia'] as const)
      given(entregado())
        .when({ ...registrarActo, acto: { ...acto, [datum]: '' } }, DO)
        .refused('dato-faltante');
    for (const datum of ['nombre', 'version', 'pagina'] as const) {
      const filled = (length: number) =>
        given(entregado()).when(
          { ...registrarInstrumento, instrumento: { ...instrumento, [datum]: 'x'.repeat(length) } },
          DO,
        );
      filled(200).thenTypes('instrumento-registrado');
      filled(201).refused('dato-largo');
    }
    given(entregado())
      .when({ ...registrarActo, acto: { ...acto, fecha: '2026-03-03' } }, DO)
      .refused('fecha-futura');
    given(entregado())
      .when({ ...registrarActo, acto: { ...acto, fecha: '2026-02-30' } }, DO)
      .refused('fecha-invalida');
  });

  it('are of the unit that filed the evidence', () => {
    given(entregado())
      .when({ ...registrarActo, unidad: 'DPC' }, DPC)
      .refused('evidencia-ajena');
    given(entregado())
      .when({ ...registrarActo, evidencia: 'E-0009' }, DO)
      .refused('evidencia-desconocida');
  });

  it('hold for the place: a correction of the file does not ask for them again', () => {
    const recorded = [registrarActo, registrarInstrumento].reduce(
      (state, each) => carriedOut(state, each, DO),
      entregado(),
    );
    const corrected = opened(carriedOut(recorded, corregida, DO));
    assert.deepEqual(actoEn(corrected, lugar), acto);
    assert.deepEqual(instrumentoEn(corrected, lugar), instrumento);
    assert.equal(actoEn(corrected, { ...lugar, producto: 'A2.P1' }), undefined);
  });

  it('can be corrected, the date being told by the day of the correction', () => {
    given(carriedOut(entregado(), registrarActo, DO))
      .when({ ...registrarActo, acto: { ...acto, fecha: '2026-03-03' } }, on('2026-03-04', { actor: DO.actor }))
      .thenTypes('acto-registrado');
  });
});
