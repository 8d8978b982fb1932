import assert from 'node:assert/strict';
import { asunto } from '../../src/domain/asunto.js';
import { versionOf } from '../../src/domain/ciclo.js';
import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { cierreDe } from '../../src/domain/cierre-actual.js';
import { evidenciaAceptada } from '../../src/domain/evidencia.js';
import { faltaEnProducto } from '../../src/domain/evidencia-formalidad.js';
import { productosConvenidos } from '../../src/domain/evidencia-producto.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { archivo } from '../application/stages.js';
import { at, DA, DO, DPC } from './ciclo-stages.js';
import {
  abierto,
  actaEnFirma,
  actaSuscrita,
  cerrados,
  conConflicto,
  confirmado,
  entregados,
  integrarActa,
  juzgado,
  solventado,
  veredictos,
} from './cierre-stages.js';
import { acto, archivarProducto, instrumento } from './evidencia-exams.js';
import { carriedOut, given } from './spec.js';

const [
  pertinencia = assert.fail('no verdict'),
  formalidad = assert.fail('no verdict'),
  integracion = assert.fail('no verdict'),
] = veredictos('ASM-01', 'E-0001');

/** That verdict on A with an answer of its own changed. */
const withAnswer = (question: 'directa' | 'univoca', razon: string): CommandOf<'dictaminar-criterio'> => ({
  ...pertinencia,
  juicio: { ...pertinencia.juicio, [question]: { cumple: true, razon } },
});

const idOf = (state: Ciclo, asm: string, unidad: string): string =>
  abierto(state).evidencias.find((each) => each.asm === asm && each.unidad === unidad)?.id ?? assert.fail('none');

describe('A verdict that is given again', () => {
  it('counts when any reason in it is another one, and changes nothing when none is', () => {
    given(juzgado()).when(pertinencia).quiet();
    for (const question of ['directa', 'univoca'] as const)
      given(juzgado()).when(withAnswer(question, 'Otra razón.')).thenTypes('criterio-dictaminado');
  });

  it('as a second opinion counts when its reason is another one', () => {
    const opinion = { type: 'dar-segunda-opinion', asm: 'ASM-01', conforme: true, razon: 'De acuerdo.' } as const;
    const opined = carriedOut(conConflicto(), opinion, DA);
    given(opined).when(opinion, DA).quiet();
    given(opined)
      .when({ ...opinion, razon: 'De acuerdo, con el acta a la vista.' }, DA)
      .thenTypes('segunda-opinion-dada');
  });
});

describe('A verdict on the instrument', () => {
  it('is not in favour while the record says that it is not in force', () => {
    const fuera = { ...instrumento, vigente: false };
    const registrar = { type: 'registrar-instrumento', unidad: 'DO', evidencia: 'E-0001' } as const;
    const state = carriedOut(entregados(), { ...registrar, instrumento: fuera }, DO);
    given(state).when(integracion).refused('instrumento-no-vigente');
    const against = {
      ...integracion.juicio,
      valor: 'no-cumple',
      vigente: { cumple: false, razon: 'Se abrogó.' },
    } as const;
    given(state)
      .when({ ...integracion, juicio: against })
      .thenTypes('criterio-dictaminado');
    given(carriedOut(state, { ...registrar, instrumento }, DO))
      .when(integracion)
      .thenTypes('criterio-dictaminado');
  });
});

describe('What a criterion was judged on', () => {
  it('is the product of one unit: the other unit of the ASM still records its own act', () => {
    const state = entregados();
    const [mine, theirs] = [idOf(state, 'ASM-03', 'DO'), idOf(state, 'ASM-03', 'DPC')];
    const judged = carriedOut(state, {
      ...formalidad,
      asm: 'ASM-03',
      juicio: { ...formalidad.juicio, evidencia: mine },
    });
    const registrar = { type: 'registrar-acto', acto: { ...acto, numero: '99' } } as const;
    given(judged)
      .when({ ...registrar, unidad: 'DO', evidencia: mine }, DO)
      .refused('criterio-ya-valorado');
    given(judged)
      .when({ ...registrar, unidad: 'DPC', evidencia: theirs }, DPC)
      .thenTypes('acto-registrado');
  });
});

describe('A closed ASM', () => {
  it('keeps its commitments: none is left for a modificatorio before the ASM is opened again', () => {
    const dejar = {
      type: 'dejar-para-modificatorio',
      unidad: 'DO',
      asm: ['ASM-03', 'ASM-01'],
      razon: 'Otra.',
    } as const;
    given(solventado()).when(dejar).refused('asm-cerrado');
  });
});

describe('A confirmation of D', () => {
  it('no longer stands once evidence of the ASM is returned, and stands when that of another one is', () => {
    const state = confirmado();
    const returned = (asm: string): Ciclo =>
      carriedOut(state, {
        type: 'devolver-evidencia',
        evidencia: idOf(state, asm, 'DO'),
        observaciones: 'Falta la firma.',
      });
    assert.equal(cierreDe(abierto(returned('ASM-01')), 'ASM-01').dictamen.trazabilidad, undefined);
    assert.ok(cierreDe(abierto(returned('ASM-03')), 'ASM-01').dictamen.trazabilidad !== undefined);
  });
});

describe('Evidence that is accepted', () => {
  const aceptar = (state: Ciclo): Ciclo =>
    carriedOut(state, { type: 'aceptar-evidencia', evidencia: abierto(state).evidencias.at(-1)?.id ?? '' });

  it('is, of several accepted versions, the newest', () => {
    const first = aceptar(carriedOut(at('suscrito'), archivarProducto, DO));
    const second = aceptar(carriedOut(first, { ...archivarProducto, archivo: archivo('d') }, DO));
    assert.equal(evidenciaAceptada(abierto(second), 'ASM-01', 'DO', 'A1.P1')?.version, 2);
  });

  it('owes the instrument of its unit’s commitment once all of that is accepted, whatever another unit did', () => {
    const theirs = productosConvenidos(abierto(at('suscrito'))).filter(({ unidad }) => unidad === 'DPC');
    const state = theirs.reduce<Ciclo>(
      (now, { asm, unidad, producto }) =>
        aceptar(carriedOut(now, { ...archivarProducto, asm, unidad, producto: producto.id }, DPC)),
      at('suscrito'),
    );
    const [product = assert.fail('no product')] = theirs;
    assert.deepEqual(faltaEnProducto(abierto(state), product), ['acto', 'instrumento']);
  });
});

describe('The matters of the Acta', () => {
  const versions = (state: Ciclo): readonly number[] =>
    [asunto.actas, asunto.acta(1), asunto.resultados, asunto.cierres].map((each) => versionOf(abierto(state), each));
  const grown = (before: Ciclo, after: Ciclo): readonly boolean[] => {
    const now = versions(after);
    return versions(before).map((version, index) => (now[index] ?? 0) > version);
  };

  it('change when it is made and when it is signed by all, since their cards show it', () => {
    assert.deepEqual(grown(cerrados(), carriedOut(cerrados(), integrarActa)), [true, true, false, false]);
    assert.deepEqual(grown(actaEnFirma(), actaSuscrita()), [true, true, true, true]);
  });

  it('change when its results are prepared, and when they are published', () => {
    const paquete = archivo('5', 'r.zip');
    const prepared = carriedOut(actaSuscrita(), { type: 'preparar-resultados', numero: 1, paquete });
    assert.deepEqual(grown(actaSuscrita(), prepared), [false, false, true, false]);
    const verificados = reglasPorOmision.lineamientos.map(({ clave }) => clave);
    const url = 'https://portal.example/resultados';
    const published = carriedOut(prepared, {
      type: 'publicar-resultados',
      numero: 1,
      url,
      fecha: '2026-03-02',
      verificados,
    });
    assert.deepEqual(grown(prepared, published), [true, true, true, false]);
  });
});
