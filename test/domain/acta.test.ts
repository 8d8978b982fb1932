import assert from 'node:assert/strict';
import type { Acta } from '../../src/domain/acta.js';
import { actaIntegrable } from '../../src/domain/acta-integrar.js';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Convenio } from '../../src/domain/convenio.js';
import { addDays } from '../../src/domain/fecha.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { PERSONAS } from '../application/sample-institution.js';
import { archivo, integrar } from '../application/stages.js';
import { at, DA, DO, SE } from './ciclo-stages.js';
import {
  abierto,
  actaEnFirma,
  actaSuscrita,
  cerrados,
  cerrarSinSolventar,
  confirmado,
  entregados,
  firmarActa,
  integrarActa,
  solventado,
} from './cierre-stages.js';
import { carriedOut, context, directorio, given, on } from './spec.js';

const reabrir = { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' } as const;
const escaneo = (letter: string): CommandOf<'adjuntar-acta-firmada'> => ({
  type: 'adjuntar-acta-firmada',
  numero: 1,
  archivo: archivo(letter, 'acta-firmada.pdf'),
});
const negar = (razon: string): CommandOf<'negar-firma-de-acta'> => ({
  ...firmarActa('DA'),
  type: 'negar-firma-de-acta',
  razon,
});

/** The same institution with another titular of the Dirección de Administración, or with none. */
const OTRA = '00000000-0000-4000-8000-00000000ffff';
const sinTitular = directorio.designaciones.filter(({ puesto }) => puesto !== 'DA');
const conOtra = directorio.designaciones.map((each) => (each.puesto === 'DA' ? { ...each, persona: OTRA } : each));
const conRoster = (designaciones: typeof directorio.designaciones) =>
  context({ directorio: { ...directorio, designaciones } });

const SYSTEM = context({ actor: { kind: 'system' } });
const clockOn = (fecha: string) => on(fecha, { actor: SYSTEM.actor });

/** How that stage ends when ASM-01 is closed without being solventado too. */
const cerrarElOtro: CicloCommand = { ...cerrarSinSolventar, asm: 'ASM-01' };
const ningunoSolventado = integrarActa.resultados.map(({ asm }) => ({ asm, estado: 'sin-solventar' as const }));

const todo = (state: Ciclo, orders: readonly (readonly [CicloCommand, typeof SE])[]): Ciclo =>
  orders.reduce((now, [command, by]) => carriedOut(now, command, by), state);

const firmadaPorDa = (): Ciclo => carriedOut(actaEnFirma(), firmarActa('DA'), DA);

/** A version that DA signed and that lost its effect since an ASM was opened again. */
const sinEfecto = (): Ciclo => carriedOut(firmadaPorDa(), reabrir);

const version = (state: Ciclo, numero = 1): Acta => abierto(state).actas[numero - 1] ?? assert.fail('no Acta');

const whyNot = (state: Ciclo, command: CicloCommand): string => {
  const decision = decideCiclo(state, command, SE);
  return isRefusal(decision) ? decision.why : assert.fail('not refused');
};

describe('The Acta as it is made (5.3)', () => {
  it('takes no scan that is in the record as another document: the report, evidence or the support of a closure', () => {
    const state = actaEnFirma();
    assert.ok(state.estado === 'abierto' && state.informe?.archivo !== undefined && state.evidencias.length > 0);
    const apoyo = Object.values(state.cierres).flatMap(({ situacion }) =>
      situacion.estado === 'sin-solventar' ? [situacion.archivo] : [],
    );
    assert.ok(apoyo.length > 0);
    for (const known of [state.informe.archivo, ...state.evidencias.map((each) => each.archivo), ...apoyo])
      given(state)
        .when({ ...escaneo('0'), archivo: { ...known, tipo: 'application/pdf' } })
        .refused('escaneo-es-otro-documento');
  });

  it('waits for a Convenio signed by all, for every ASM, and is made once', () => {
    given(at('atendido')).when(integrarActa).refused('convenio-por-suscribir');
    given(entregados()).when(integrarActa).refused('asm-por-cerrar');
    assert.match(whyNot(entregados(), integrarActa), /^Falta dictaminar ASM-01, o cerrarlo sin solventar\.$/);
    assert.match(whyNot(solventado(), integrarActa), /ASM-03/);
    given(actaSuscrita()).when(integrarActa).refused('acta-suscrita');
  });

  it('needs somebody to sign it for each of both posts', () => {
    given(cerrados()).when(integrarActa, conRoster(sinTitular)).refused('firmante-vacante');
    const refusal = actaIntegrable(abierto(cerrados()), conRoster(sinTitular));
    assert.ok(isRefusal(refusal));
    assert.match(refusal.next, /a quien lo suple, e integre el Acta de nuevo\.$/);
  });

  it('is refused when its document states other results, or other signers, than there are now', () => {
    const [primero, segundo] = integrarActa.resultados;
    const [se, da] = integrarActa.firmantes;
    assert(primero && segundo && se && da);
    for (const resultados of [
      [primero],
      [segundo, primero],
      [primero, { ...segundo, estado: 'solventado' as const }],
      [{ ...primero, asm: 'ASM-02' }, segundo],
      [primero, segundo, { asm: 'ASM-02', estado: 'solventado' as const }],
    ])
      given(cerrados())
        .when({ ...integrarActa, resultados })
        .refused('acta-desfasada');
    for (const firmantes of [[se], [se, { ...da, persona: OTRA }], [{ ...se, puesto: 'DO' }, da]])
      given(cerrados())
        .when({ ...integrarActa, firmantes })
        .refused('acta-desfasada');
  });

  it('takes the effect from the version that was being signed once another signs it, and says who signs again', () => {
    const by = conRoster(conOtra);
    const now = actaIntegrable(abierto(firmadaPorDa()), by);
    if (isRefusal(now)) assert.fail(now.code);
    assert.deepEqual(
      now.firmantes.map(({ persona }) => persona),
      [PERSONAS.se, OTRA],
    );
    const again = { ...integrarActa, firmantes: now.firmantes };
    const state = carriedOut(firmadaPorDa(), again, by);
    assert.deepEqual([version(state).situacion.estado, version(state, 2).situacion.estado], ['sin-efecto', 'en-firma']);
    const events = decideCiclo(firmadaPorDa(), again, by);
    assert.deepEqual(isRefusal(events) ? events : events[0], {
      type: 'acta-sin-efecto',
      numero: 1,
      causa: 'integrada-de-nuevo',
      firmaron: ['DA'],
    });
  });
});

describe('The signatures of the Acta (5.4)', () => {
  it('are of a version that there is and that has effect', () => {
    const unknown = 9;
    given(actaEnFirma())
      .when({ ...firmarActa('DA'), numero: unknown }, DA)
      .refused('acta-desconocida');
    given(actaEnFirma())
      .when({ ...negar('No.'), numero: unknown }, DA)
      .refused('acta-desconocida');
    given(actaEnFirma())
      .when({ ...escaneo('6'), numero: unknown })
      .refused('acta-desconocida');
    given(actaEnFirma())
      .when({ type: 'expedir-constancia-de-acta', numero: unknown, constancia: integrar.documento }, SYSTEM)
      .refused('acta-desconocida');
    given(sinEfecto()).when(firmarActa('DA'), DA).refused('acta-sin-efecto');
    given(sinEfecto()).when(firmarActa('SE')).refused('acta-sin-efecto');
    given(sinEfecto()).when(negar('No.'), DA).refused('acta-sin-efecto');
    given(sinEfecto()).when(escaneo('6')).refused('acta-sin-efecto');
    given(actaSuscrita()).when(negar('No.'), DA).refused('acta-suscrita');
  });

  it('are given, and refused, by those whom it names and on the bytes that they were shown', () => {
    given(actaEnFirma())
      .when(firmarActa('DA'), { ...conRoster(conOtra), actor: DA.actor })
      .refused('firmante-cambio');
    given(firmadaPorDa()).when(negar('Me arrepentí.'), DA).refused('ya-firmo');
    given(actaEnFirma())
      .when({ ...negar('No.'), puesto: 'DO' }, DO)
      .refused('no-firmante');
    given(actaEnFirma())
      .when({ ...negar('No.'), sha256: 'x' }, DA)
      .refused('texto-distinto');
    given(actaEnFirma())
      .when(negar('No.'), { ...conRoster(conOtra), actor: DA.actor })
      .refused('firmante-cambio');
  });

  it('are complete with whatever came last, be it the scan or a button, and not before', () => {
    const scanned = carriedOut(carriedOut(actaEnFirma(), escaneo('6')), firmarActa('SE'));
    given(carriedOut(actaEnFirma(), escaneo('6')))
      .when(firmarActa('SE'))
      .thenTypes('acta-firmada');
    given(scanned).when(firmarActa('DA'), DA).thenTypes('acta-firmada', 'acta-suscrita');
    const pressed = carriedOut(firmadaPorDa(), firmarActa('SE'));
    given(firmadaPorDa()).when(escaneo('6')).thenTypes('acta-escaneada');
    given(pressed).when(escaneo('6')).thenTypes('acta-escaneada', 'acta-suscrita');
  });

  it('keep every scan and every reason: what was last said again is quiet, what was said before counts anew', () => {
    const scans = todo(actaEnFirma(), [
      [escaneo('6'), SE],
      [escaneo('7'), SE],
    ]);
    given(scans).when(escaneo('7')).quiet();
    given(scans).when(escaneo('6')).thenTypes('acta-escaneada');
    const refusals = todo(actaEnFirma(), [
      [negar('Falta un anexo.'), DA],
      [negar('Falta la fecha.'), DA],
    ]);
    given(refusals).when(negar('Falta la fecha.'), DA).quiet();
    given(refusals).when(negar('Falta un anexo.'), DA).thenTypes('firma-de-acta-negada');
  });

  it('lose their effect by the clock only in the version that names who left', () => {
    const anular = (numero: number): CicloCommand => ({ type: 'anular-acta-por-cambio', numero });
    given(actaEnFirma()).when(anular(1), SYSTEM).quiet();
    given(actaEnFirma())
      .when(anular(2), { ...SYSTEM, directorio: { ...directorio, designaciones: conOtra } })
      .quiet();
    given(cerrados()).when(anular(1), SYSTEM).quiet();
    given(actaEnFirma())
      .when(anular(1), { ...SYSTEM, directorio: { ...directorio, designaciones: conOtra } })
      .thenTypes('acta-sin-efecto');
  });

  it('lose their effect when a convenio modificatorio is signed by all meanwhile', () => {
    const state = abierto(actaEnFirma());
    const [signed = assert.fail('no Convenio')] = state.convenios;
    const { SE: _se, ...firmas } = signed.firmas;
    const plazo = { vence: '2026-03-20', recordar: '2026-03-18' };
    const modificatorio: Convenio = {
      ...signed,
      numero: 2,
      modifica: 1,
      situacion: { estado: 'en-firma', plazo },
      firmas,
    };
    const firmar = { type: 'firmar-convenio', numero: 2, puesto: 'SE', sha256: signed.documento.pdf.sha256 } as const;
    const after = carriedOut({ ...state, convenios: [signed, modificatorio] }, firmar);
    const { situacion } = version(after);
    assert.ok(situacion.estado === 'sin-efecto' && situacion.causa === 'convenio-modificado');
  });

  it('change no other version than theirs', () => {
    const again = todo(sinEfecto(), [
      [cerrarElOtro, SE],
      [{ ...integrarActa, resultados: ningunoSolventado }, SE],
      [{ ...firmarActa('SE'), numero: 2 }, SE],
    ]);
    assert.deepEqual(
      abierto(again).actas.map(({ firmas, situacion }) => [situacion.estado, Object.keys(firmas)]),
      [
        ['sin-efecto', ['DA']],
        ['en-firma', ['SE']],
      ],
    );
    assert.deepEqual(version(sinEfecto()).situacion, {
      estado: 'sin-efecto',
      causa: 'asm-reabierto',
      asm: 'ASM-01',
      at: SE.at,
    });
  });

  it('are of an Acta that was made: a record that says otherwise is broken', () => {
    const stray = (event: CicloEvent) => () => evolveCiclo(actaEnFirma(), event, SE);
    assert.throws(stray({ type: 'acta-firmada', numero: 2, puesto: 'SE', sha256: 'x' }), /unknown Acta 2/);
    assert.throws(stray({ type: 'resultados-preparados', numero: 1, paquete: archivo('5') }), /not signed by all/);
  });
});

describe('The publication of the results (5.5)', () => {
  const preparar = { type: 'preparar-resultados', numero: 1, paquete: archivo('5', 'r.zip') } as const;
  const overdue = { type: 'vencer-plazo', asunto: 'resultados', puesto: 'SE' } as const;
  const verificados = reglasPorOmision.lineamientos.map(({ clave }) => clave);

  it('is of an Acta that there is, signed by all', () => {
    given(actaSuscrita())
      .when({ ...preparar, numero: 2 })
      .refused('acta-desconocida');
    given(firmadaPorDa()).when(preparar).refused('acta-por-suscribir');
    given(actaSuscrita())
      .when({ type: 'publicar-resultados', numero: 2, url: 'https://a.example/r', fecha: '2026-03-02', verificados })
      .refused('acta-desconocida');
  });

  it('is reminded of past its date until it is recorded: each expiry sets the next', () => {
    const [due = assert.fail('nothing is owed')] = obligacionesDe(abierto(actaSuscrita()), 'SE').flatMap(
      ({ clase, plazo }) => (clase === 'publicar-resultados' && plazo ? [plazo.vence] : []),
    );
    given(actaSuscrita()).when(overdue, clockOn(due)).quiet();
    given(actaSuscrita())
      .when(overdue, clockOn(addDays(due, 1)))
      .thenTypes('plazo-vencido', 'resultados-recordados');
    const reminded = carriedOut(actaSuscrita(), overdue, clockOn(addDays(due, 1)));
    given(reminded)
      .when(overdue, clockOn(addDays(due, 1)))
      .quiet();
    given(reminded)
      .when(overdue, clockOn(addDays(due, 30)))
      .thenTypes('plazo-vencido', 'resultados-recordados');
    const prepared = carriedOut(reminded, preparar);
    const url = 'https://portal.example/resultados';
    const published = carriedOut(prepared, {
      type: 'publicar-resultados',
      numero: 1,
      url,
      fecha: SE.today,
      verificados,
    });
    given(published)
      .when(overdue, clockOn(addDays(due, 30)))
      .quiet();
  });
});

const DEL_FINAL = ['dictaminar', 'integrar-acta', 'firmar-acta', 'resolver-negativa-de-acta', 'adjuntar-acta-firmada'];

describe('What is owed at the end of a ciclo', () => {
  const owed = (state: Ciclo): readonly string[] =>
    obligacionesDe(abierto(state), 'SE')
      .filter(({ clase }) => [...DEL_FINAL, 'publicar-resultados'].includes(clase))
      .map(({ clase, puesto, asm }) => [clase, puesto, ...asm].join(' '));

  it('is a verdict on each ASM whose evidence is all accepted, while it is open', () => {
    assert.deepEqual(owed(at('acordado')), []);
    assert.deepEqual(owed(at('suscrito')), []);
    assert.deepEqual(owed(entregados()), ['dictaminar SE ASM-01', 'dictaminar SE ASM-03']);
    assert.deepEqual(owed(solventado()), ['dictaminar SE ASM-03']);
    const pending = carriedOut(
      confirmado(),
      { type: 'archivar-evidencia', unidad: 'DO', asm: 'ASM-01', producto: 'A1.P1', archivo: archivo('d') },
      DO,
    );
    assert.deepEqual(owed(pending), ['dictaminar SE ASM-03'], 'a version of a product waits for its review');
  });

  it('is then the Acta, its signatures, the scan that is missing, and the publication of the results', () => {
    assert.deepEqual(owed(cerrados()), ['integrar-acta SE']);
    assert.deepEqual(owed(actaEnFirma()), ['firmar-acta SE', 'firmar-acta DA']);
    assert.deepEqual(owed(firmadaPorDa()), ['firmar-acta SE']);
    const signed = carriedOut(firmadaPorDa(), firmarActa('SE'));
    assert.deepEqual(owed(signed), ['adjuntar-acta-firmada SE']);
    assert.deepEqual(owed(carriedOut(firmadaPorDa(), escaneo('6'))), ['firmar-acta SE']);
    assert.deepEqual(owed(actaSuscrita()), ['publicar-resultados SE']);
  });

  it('of a post that does not sign is for SE to resolve, and no longer that post’s, until it signs after all', () => {
    const refused = carriedOut(actaEnFirma(), negar('Falta un anexo.'), DA);
    assert.deepEqual(owed(refused), ['firmar-acta SE', 'resolver-negativa-de-acta SE']);
    assert.deepEqual(owed(carriedOut(refused, firmarActa('DA'), DA)), ['firmar-acta SE']);
  });
});
