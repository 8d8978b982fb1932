import assert from 'node:assert/strict';
import { asunto } from '../../src/domain/asunto.js';
import { decideCiclo, versionOf } from '../../src/domain/ciclo.js';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { criteriosCumplidos, type Juicio } from '../../src/domain/cierre.js';
import { cierreDe, estadoCierre } from '../../src/domain/cierre-actual.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { archivo } from '../application/stages.js';
import { at, DA, DO, DPC, SE } from './ciclo-stages.js';
import {
  abierto,
  actaSuscrita,
  confirmado,
  emitir,
  entregados,
  juzgado,
  solventado,
  veredictos,
} from './cierre-stages.js';
import { acto, archivarProducto, instrumento } from './evidencia-exams.js';
import { carriedOut, context, directorio, given } from './spec.js';

const si = { cumple: true, razon: 'Sí.' };
const no = { cumple: false, razon: 'No.' };
const confirmar = { type: 'confirmar-trazabilidad', asm: 'ASM-01', razon: 'Consta todo.' } as const;
const reabrir = { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' } as const;
const reabrirCompromiso = { type: 'reabrir-compromiso', asm: 'ASM-01', unidad: 'DO', razon: 'Otra fecha.' } as const;
const sinSolventar = {
  type: 'cerrar-sin-solventar',
  asm: 'ASM-01',
  razon: 'Cambió la ley.',
  archivo: archivo('8'),
} as const;
const opinion = (conforme: boolean) =>
  ({ type: 'dar-segunda-opinion', asm: 'ASM-01', conforme, razon: 'Se revisó.' }) as const;
const corregida = { ...archivarProducto, archivo: archivo('d', 'corregida.pdf') };

const dictaminar = (criterio: 'A' | 'B' | 'C', juicio: Juicio): CommandOf<'dictaminar-criterio'> => ({
  type: 'dictaminar-criterio',
  asm: 'ASM-01',
  criterio,
  juicio,
});
const deA = (changed: Partial<Juicio> = {}) =>
  dictaminar('A', {
    valor: 'cumple',
    razon: 'Se revisó.',
    evidencia: 'E-0001',
    directa: si,
    univoca: si,
    ...changed,
  });
const deB = (changed: Partial<Juicio> = {}) =>
  dictaminar('B', { valor: 'cumple', razon: 'Se revisó.', evidencia: 'E-0001', ...changed });
const deC = (changed: Partial<Juicio> = {}) =>
  dictaminar('C', { valor: 'cumple', razon: 'Se revisó.', evidencia: 'E-0001', vigente: si, ...changed });

/** The ciclo with a piece of evidence changed behind the back of the rules. */
const conEvidencia = (state: Ciclo, id: string, without: 'acto' | 'instrumento' | 'revision'): Ciclo => ({
  ...abierto(state),
  evidencias: abierto(state).evidencias.map((each) => {
    if (each.id !== id) return each;
    const { [without]: _left, ...rest } = each;
    return rest;
  }),
});

const refusalOf = (state: Ciclo, command: CicloCommand, by = SE) => {
  const decision = decideCiclo(state, command, by);
  return isRefusal(decision) ? decision : assert.fail('not refused');
};

describe('a verdict (section IV)', () => {
  it('is of an ASM of a Convenio signed by all', () => {
    given(at('atendido')).when(deA()).refused('asm-fuera-de-convenio');
    given(entregados())
      .when({ ...deA(), asm: 'ASM-02' })
      .refused('asm-fuera-de-convenio');
    given(entregados())
      .when({ ...deA(), asm: 'ASM-09' })
      .refused('asm-desconocido');
    given(solventado()).when(deA()).refused('asm-cerrado');
  });

  it('says its reason', () => {
    given(entregados())
      .when(deB({ razon: ' ' }))
      .refused('sin-razon');
    given(entregados())
      .when(deB({ razon: 'x'.repeat(1501) }))
      .refused('razon-larga');
  });

  it('of A answers directly and univocally, each with its reason, and does not contradict itself', () => {
    const { directa: _directa, ...sinDirecta } = deA().juicio;
    given(entregados()).when(dictaminar('A', sinDirecta)).refused('pregunta-sin-respuesta');
    const { univoca: _univoca, ...sinUnivoca } = deA().juicio;
    given(entregados()).when(dictaminar('A', sinUnivoca)).refused('pregunta-sin-respuesta');
    given(entregados())
      .when(deA({ univoca: { cumple: true, razon: '' } }))
      .refused('sin-razon');
    given(entregados())
      .when(deA({ univoca: no }))
      .refused('veredicto-contradictorio');
    given(entregados())
      .when(deA({ valor: 'no-cumple' }))
      .refused('veredicto-contradictorio');
    given(entregados())
      .when(deA({ valor: 'no-cumple', directa: no }))
      .thenTypes('criterio-dictaminado');
  });

  it('of A needs the root cause with which it compares', () => {
    const state = abierto(entregados());
    const { causaRaiz: _causa, ...asm } = state.asm['ASM-01'] ?? assert.fail('no ASM');
    given({ ...state, asm: { ...state.asm, 'ASM-01': asm } })
      .when(deA())
      .refused('sin-causa-raiz');
  });

  it('of B needs the act that approved the document, of C its instrument in force', () => {
    given(conEvidencia(entregados(), 'E-0001', 'acto'))
      .when(deB())
      .refused('sin-acto');
    given(conEvidencia(entregados(), 'E-0001', 'instrumento'))
      .when(deC())
      .refused('sin-instrumento');
    given(entregados())
      .when(deC({ vigente: no }))
      .refused('veredicto-contradictorio');
    const { vigente: _vigente, ...sinVigente } = deC().juicio;
    given(entregados()).when(dictaminar('C', sinVigente)).refused('pregunta-sin-respuesta');
  });

  it('in favour names a document: of that ASM, the last version, accepted', () => {
    const { evidencia: _none, ...sinDocumento } = deB().juicio;
    given(entregados()).when(dictaminar('B', sinDocumento)).refused('sin-documento');
    given(entregados())
      .when(deB({ evidencia: 'E-0099' }))
      .refused('evidencia-desconocida');
    const otherAsm = abierto(entregados()).evidencias.find(({ asm }) => asm === 'ASM-03')?.id ?? '';
    given(entregados())
      .when(deB({ evidencia: otherAsm }))
      .refused('evidencia-desconocida');
    given(carriedOut(entregados(), corregida, DO))
      .when(deB())
      .refused('evidencia-superada');
    given(conEvidencia(entregados(), 'E-0001', 'revision'))
      .when(deB())
      .refused('evidencia-sin-aceptar');
  });

  it('against, or of what is missing, needs no document', () => {
    given(entregados())
      .when(dictaminar('B', { valor: 'no-cumple', razon: 'No consta.' }))
      .thenTypes('criterio-dictaminado');
    given(entregados())
      .when(dictaminar('A', { valor: 'falta', razon: 'Aún no se entrega.' }))
      .thenTypes('criterio-dictaminado');
  });

  it('given anew takes the confirmation with it; the same again changes nothing', () => {
    given(confirmado()).when(deB()).quiet();
    const anew = carriedOut(confirmado(), deB({ razon: 'Se revisó otra vez.' }));
    assert.deepEqual(criteriosCumplidos(cierreDe(abierto(anew), 'ASM-01').dictamen), ['A', 'B', 'C']);
  });
});

describe('the dictamen (section IV)', () => {
  it('needs the four criteria, each of them', () => {
    given(juzgado()).when(emitir(juzgado())).refused('sin-trazabilidad');
    for (const { criterio, juicio } of veredictos('ASM-01', 'E-0001')) {
      const { evidencia: _evidencia, directa: _directa, univoca: _univoca, vigente: _vigente, ...rest } = juicio;
      const failed = carriedOut(confirmado(), {
        type: 'dictaminar-criterio',
        asm: 'ASM-01',
        criterio,
        juicio: { ...rest, valor: 'falta' },
      });
      given(failed).when(emitir(failed)).refused('criterio-no-cumplido');
      assert.match(refusalOf(failed, emitir(failed)).why, new RegExp(`criterio ${criterio} está en «falta»`));
    }
  });

  it('says what the cédula was made from, and is refused when that changed', () => {
    given(confirmado())
      .when({ ...emitir(confirmado()), base: 0 })
      .refused('dictamen-desfasado');
  });

  it('is void of evidence that was superseded or returned after the verdict', () => {
    const superseded = carriedOut(confirmado(), corregida, DO);
    given(superseded).when(emitir(superseded)).refused('trazabilidad-incompleta');
    const accepted = carriedOut(superseded, {
      type: 'aceptar-evidencia',
      evidencia: abierto(superseded).evidencias.at(-1)?.id ?? '',
    });
    assert.match(
      refusalOf(accepted, emitir(accepted)).why,
      /El criterio A se valoró sobre una versión anterior de la evidencia: hay una posterior\. Y 2 más\./,
    );
    const returned = carriedOut(confirmado(), {
      type: 'devolver-evidencia',
      evidencia: 'E-0002',
      observaciones: 'Falta la firma.',
    });
    given(returned).when(emitir(returned)).refused('trazabilidad-incompleta');
  });

  it('asks for D again once evidence or a commitment of the ASM changed after it was confirmed', () => {
    const otra = { ...archivarProducto, producto: 'A2.P1', archivo: archivo('d', 'corregida.pdf') };
    const filed = carriedOut(confirmado(), otra, DO);
    const evidencia = abierto(filed).evidencias.at(-1)?.id ?? '';
    const accepted = carriedOut(filed, { type: 'aceptar-evidencia', evidencia });
    given(accepted).when(emitir(accepted)).refused('sin-trazabilidad');
    const again = carriedOut(accepted, confirmar);
    given(again).when(emitir(again)).thenTypes('dictamen-emitido');
    const { dictamen } = cierreDe(abierto(carriedOut(confirmado(), reabrirCompromiso)), 'ASM-01');
    assert.deepEqual([dictamen.trazabilidad, dictamen.veredictos.A?.valor], [undefined, 'cumple']);
    const ofAnother = carriedOut(confirmado(), { ...otra, asm: 'ASM-03' }, DO);
    assert.notEqual(cierreDe(abierto(ofAnother), 'ASM-01').dictamen.trazabilidad, undefined);
  });

  it('closes the ASM, which then takes nothing more and owes nothing', () => {
    const state = solventado();
    assert.equal(estadoCierre(abierto(state), 'ASM-01'), 'solventado');
    given(state).when(emitir(state)).quiet();
    given(state).when(corregida, DO).refused('asm-cerrado');
    given(state)
      .when({ type: 'registrar-acto', unidad: 'DO', evidencia: 'E-0001', acto: { ...acto, numero: '99' } }, DO)
      .refused('asm-cerrado');
    given(state).when({ type: 'devolver-evidencia', evidencia: 'E-0001', observaciones: 'No.' }).refused('asm-cerrado');
    given(state).when({ type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Otra.' }).refused('asm-cerrado');
    given(state).when(reabrirCompromiso).refused('asm-cerrado');
    given(state).when(sinSolventar).refused('asm-cerrado');
    given(state).when(confirmar).refused('asm-cerrado');
  });

  it('does not let what a criterion was judged on change under it', () => {
    const state = juzgado();
    given(state)
      .when({ type: 'registrar-acto', unidad: 'DO', evidencia: 'E-0001', acto: { ...acto, numero: '99' } }, DO)
      .refused('criterio-ya-valorado');
    given(state)
      .when(
        {
          type: 'registrar-instrumento',
          unidad: 'DO',
          evidencia: 'E-0001',
          instrumento: { ...instrumento, pagina: '9' },
        },
        DO,
      )
      .refused('criterio-ya-valorado');
    given(state)
      .when({ type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Otra.' })
      .refused('criterio-ya-valorado');
    given(state)
      .when({ type: 'registrar-acto', unidad: 'DO', evidencia: 'E-0002', acto: { ...acto, numero: '99' } }, DO)
      .thenTypes('acto-registrado');
    const again = carriedOut(state, dictaminar('B', { valor: 'falta', razon: 'El acto tiene un error.' }));
    given(again)
      .when({ type: 'registrar-acto', unidad: 'DO', evidencia: 'E-0001', acto: { ...acto, numero: '99' } }, DO)
      .thenTypes('acto-registrado');
  });
});

/** An institution whose Secretaría Ejecutiva is the unit that executes ASM-01. */
const puestos = directorio.puestos.map((each) =>
  each.clave === 'DO'
    ? { ...each, clase: 'secretaria-ejecutiva' as const }
    : { ...each, ...(each.clave === 'SE' && { clase: 'unidad' as const }) },
);
const JUEZ = context({ directorio: { ...directorio, puestos } });
const ADMINISTRACION = { ...JUEZ, actor: DA.actor };

describe('the conflict of interest', () => {
  const judged = (): Ciclo => carriedOut(juzgado(), confirmar, JUEZ);
  const owed = (state: Ciclo): readonly (readonly string[])[] =>
    obligacionesDe(abierto(state), 'DO')
      .filter(({ asunto: about }) => about === 'cierre.ASM-01')
      .map(({ clase, puesto }) => [clase, puesto]);

  it('asks the Dirección de Administración, by a date, when SE confirms', () => {
    assert.deepEqual(owed(judged()), [['dar-segunda-opinion', 'DA']]);
    given(judged()).when(emitir(judged()), JUEZ).refused('sin-segunda-opinion');
    given(solventado()).when(opinion(true), ADMINISTRACION).refused('asm-cerrado');
  });

  it('waits for SE to have judged, and for a reason', () => {
    const early = carriedOut(judged(), deB({ razon: 'Otra.' }), JUEZ);
    given(early).when(opinion(true), ADMINISTRACION).refused('dictamen-incompleto');
    given(judged())
      .when({ ...opinion(true), razon: '' }, ADMINISTRACION)
      .refused('sin-razon');
    given(confirmado()).when(opinion(true), DA).refused('sin-conflicto');
  });

  it('against stops the dictamen, which goes back to SE; a verdict given anew asks again', () => {
    const against = carriedOut(judged(), opinion(false), ADMINISTRACION);
    given(against).when(emitir(against), JUEZ).refused('sin-segunda-opinion');
    assert.match(refusalOf(against, emitir(against), JUEZ).why, /no fue conforme/);
    assert.deepEqual(owed(against), [['dictaminar', 'DO']]);
    const anew = carriedOut(carriedOut(against, deB({ razon: 'Con el acuerdo completo.' }), JUEZ), confirmar, JUEZ);
    given(anew).when(emitir(anew), JUEZ).refused('sin-segunda-opinion');
    const agreed = carriedOut(anew, opinion(true), ADMINISTRACION);
    given(agreed).when(emitir(agreed), JUEZ).thenTypes('dictamen-emitido');
    given(agreed).when(opinion(true), ADMINISTRACION).quiet();
  });

  it('is asked again of every confirmation, and of evidence that changed after it was given', () => {
    const against = carriedOut(judged(), opinion(false), ADMINISTRACION);
    const confirmed = carriedOut(against, { ...confirmar, razon: 'Se atendió su razón.' }, JUEZ);
    assert.deepEqual(owed(confirmed), [['dar-segunda-opinion', 'DA']]);
    const agreed = carriedOut(judged(), opinion(true), ADMINISTRACION);
    const filed = carriedOut(agreed, { ...corregida, producto: 'A2.P1' }, DO);
    const evidencia = abierto(filed).evidencias.at(-1)?.id ?? '';
    const accepted = carriedOut(filed, { type: 'aceptar-evidencia', evidencia }, JUEZ);
    const anew = carriedOut(accepted, confirmar, JUEZ);
    given(anew).when(emitir(anew), JUEZ).refused('sin-segunda-opinion');
    assert.deepEqual(owed(anew), [['dar-segunda-opinion', 'DA']]);
  });
});

describe('a cierre sin solventar', () => {
  it('has a reason and a document, and never counts as solventado', () => {
    given(entregados())
      .when({ ...sinSolventar, razon: '' })
      .refused('sin-razon');
    given(entregados())
      .when({ ...sinSolventar, archivo: archivo('8', 'x.exe') })
      .refused('archivo-riesgoso');
    given(at('atendido')).when(sinSolventar).refused('asm-fuera-de-convenio');
    const closed = carriedOut(entregados(), sinSolventar);
    assert.equal(estadoCierre(abierto(closed), 'ASM-01'), 'sin-solventar');
    given(closed).when(emitir(closed)).refused('asm-cerrado');
    given(closed).when(sinSolventar).quiet();
  });

  it('leaves nothing owed on the ASM', () => {
    const owedOf = (state: Ciclo): readonly string[] =>
      obligacionesDe(abierto(state), 'SE')
        .filter(({ asm }) => asm.includes('ASM-01'))
        .map(({ clase }) => clase);
    assert.ok(owedOf(at('suscrito')).includes('entregar-productos'));
    assert.ok(!owedOf(carriedOut(at('suscrito'), sinSolventar)).includes('entregar-productos'));
  });
});

describe('the reopening of an ASM', () => {
  it('has a reason, until the Acta is signed', () => {
    given(solventado())
      .when({ ...reabrir, razon: ' ' })
      .refused('sin-razon');
    given(entregados()).when(reabrir).refused('asm-abierto');
    given(actaSuscrita()).when(reabrir).refused('acta-suscrita');
  });

  it('clears the verdicts, keeps what there was, and numbers the next dictamen on', () => {
    const state = carriedOut(solventado(), reabrir);
    const cierre = cierreDe(abierto(state), 'ASM-01');
    assert.deepEqual(criteriosCumplidos(cierre.dictamen), []);
    const [before] = cierre.reaperturas;
    assert.equal(before?.situacion.estado, 'solventado');
    assert.deepEqual(criteriosCumplidos(before?.dictamen ?? { veredictos: {} }), ['A', 'B', 'C', 'D']);
    given(state).when(emitir(state)).refused('criterio-no-cumplido');
    const judgedAgain = [...veredictos('ASM-01', 'E-0001'), confirmar].reduce<Ciclo>(
      (now, command) => carriedOut(now, command),
      state,
    );
    given(judgedAgain)
      .when(emitir(judgedAgain))
      .thenEvents({ type: 'dictamen-emitido', asm: 'ASM-01', numero: 2, documento: emitir(judgedAgain).documento });
  });

  it('lets evidence in again', () => {
    given(carriedOut(solventado(), reabrir)).when(corregida, DO).thenTypes('evidencia-archivada');
  });
});

describe('the matter of a closure', () => {
  it('changes with everything that its card shows', () => {
    const version = (now: Ciclo): number => versionOf(abierto(now), asunto.cierre('ASM-01'));
    const state = entregados();
    assert.ok(version(carriedOut(state, corregida, DO)) > version(state));
    assert.ok(version(carriedOut(state, deA())) > version(state));
    assert.ok(
      version(carriedOut(state, { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Otra.' })) > version(state),
    );
    assert.equal(
      version(
        carriedOut(state, { ...corregida, asm: 'ASM-03', unidad: 'DPC', archivo: archivo('d', 'otra.pdf') }, DPC),
      ),
      version(state),
    );
  });
});
