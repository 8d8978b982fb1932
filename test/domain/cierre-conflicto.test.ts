import assert from 'node:assert/strict';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import { cierreDe, conflictoDe } from '../../src/domain/cierre-actual.js';
import type { ClasePuesto, Directorio } from '../../src/domain/directorio.js';
import { eslabonesDelCierre } from '../../src/domain/trazabilidad-ciclo.js';
import { DA, DPC } from './ciclo-stages.js';
import { abierto, emitir, entregados, juzgado, solventado, veredictos } from './cierre-stages.js';
import { carriedOut, context, directorio, given } from './spec.js';

/** The roster with posts of another kind. */
const withClases = (clases: Readonly<Record<string, ClasePuesto>>): Directorio => ({
  ...directorio,
  puestos: directorio.puestos.map((each) => ({ ...each, clase: clases[each.clave] ?? each.clase })),
});

const opinion = { type: 'dar-segunda-opinion', asm: 'ASM-03', conforme: true, razon: 'De acuerdo.' } as const;

describe('who executes an ASM and has a say on its closure', () => {
  it('is SE, the Dirección de Administración, or both', () => {
    const state = abierto(juzgado());
    const executedBy = (...unidades: readonly string[]): CicloAbierto => {
      const asm = state.asm['ASM-01'] ?? assert.fail('no ASM');
      return { ...state, asm: { ...state.asm, 'ASM-01': { ...asm, unidades } } };
    };
    const conflicto = (...unidades: readonly string[]) => conflictoDe(executedBy(...unidades), 'ASM-01', directorio);
    assert.equal(conflicto('DO', 'DPC'), undefined);
    assert.equal(conflicto('DO', 'SE'), 'secretaria');
    assert.equal(conflicto('DA', 'DO'), 'administracion');
    assert.equal(conflicto('DA', 'SE'), 'ambas');
  });

  it('asks the Dirección de Administración although it executes too: nobody else is there to ask', () => {
    const clases = { DO: 'secretaria-ejecutiva', SE: 'unidad', DPC: 'direccion-administracion', DA: 'unidad' } as const;
    const se = context({ directorio: withClases(clases) });
    const administracion = { ...se, actor: DPC.actor };
    const evidencia = abierto(entregados()).evidencias.find(({ asm }) => asm === 'ASM-03')?.id ?? '';
    const judged = veredictos('ASM-03', evidencia).reduce((state, order) => carriedOut(state, order), entregados());
    const confirmed = carriedOut(judged, { type: 'confirmar-trazabilidad', asm: 'ASM-03', razon: 'Consta.' }, se);
    assert.equal(conflictoDe(abierto(confirmed), 'ASM-03', se.directorio), 'ambas');
    given(confirmed).when(emitir(confirmed, 'ASM-03'), se).refused('sin-segunda-opinion');
    const agreed = carriedOut(confirmed, opinion, administracion);
    given(agreed).when(emitir(agreed, 'ASM-03'), se).thenTypes('dictamen-emitido');
  });

  it('keeps an opinion that was against when SE judges anew and another one follows', () => {
    const se = context({ directorio: withClases({ DO: 'secretaria-ejecutiva', SE: 'unidad' }) });
    const administracion = { ...se, actor: DA.actor };
    const evidencia = abierto(entregados()).evidencias.find(({ asm }) => asm === 'ASM-03')?.id ?? '';
    const confirmar = (state: Ciclo) =>
      carriedOut(state, { type: 'confirmar-trazabilidad', asm: 'ASM-03', razon: 'Consta.' }, se);
    const judge = (state: Ciclo) => veredictos('ASM-03', evidencia).reduce((so, order) => carriedOut(so, order), state);
    const against = { ...opinion, conforme: false, razon: 'La ficha técnica no consta.' };
    const objected = carriedOut(confirmar(judge(entregados())), against, administracion);
    const agreed = carriedOut(confirmar(objected), opinion, administracion);
    const { anteriores, segunda } = cierreDe(abierto(agreed), 'ASM-03').dictamen;
    assert.deepEqual(
      anteriores?.map(({ conforme, razon }) => [conforme, razon]),
      [[false, against.razon]],
    );
    assert.equal(segunda?.conforme, true);
  });

  it('is looked at again before the Acta: without a yes to what SE executes, nothing is traced', () => {
    const impiden = (roster: Directorio): readonly string[] =>
      eslabonesDelCierre(abierto(solventado()), 'ASM-01', roster).flatMap(({ bloquea, texto }) =>
        bloquea ? [texto] : [],
      );
    assert.deepEqual(impiden(directorio), []);
    assert.deepEqual(impiden(withClases({ DO: 'secretaria-ejecutiva', SE: 'unidad' })), [
      'Falta la segunda opinión de la Dirección de Administración.',
    ]);
  });
});
