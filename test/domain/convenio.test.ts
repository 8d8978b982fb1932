import assert from 'node:assert/strict';
import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import { convenioEnFirma, convenioVigente } from '../../src/domain/convenio-actual.js';
import { faltanPorAcordar, integrable } from '../../src/domain/convenio-integrar.js';
import type { Directorio } from '../../src/domain/directorio.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { PERSONAS } from '../application/sample-institution.js';
import { archivo, compromisoPedido, integrar, preguntas } from '../application/stages.js';
import { at, DO, DPC, SE } from './ciclo-stages.js';
import { carriedOut, context, directorio, given, on, person } from './spec.js';

const opened = (state: Ciclo): CicloAbierto => (state.estado === 'abierto' ? state : assert.fail('not open'));
const sha256 = integrar.documento.pdf.sha256;
const firma = (puesto: string, numero = 1): CommandOf<'firmar-convenio'> => ({
  type: 'firmar-convenio',
  puesto,
  numero,
  sha256,
});
const reabrir = { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' } as const;
const scan = { type: 'adjuntar-convenio-firmado', numero: 1, archivo: archivo('9') } as const;
const withRule = (by: Context, rule: 'boton' | 'autografa' | 'ambas'): Context => ({
  ...by,
  reglas: { ...by.reglas, firma: rule },
});
const signedBy = (...signers: readonly Context[]): Ciclo =>
  signers.reduce(
    (state, by) => carriedOut(state, firma(by.actor.kind === 'person' ? by.actor.puesto : ''), by),
    at('en-firma'),
  );

const changed = (puesto: string, persona: string): Directorio => ({
  ...directorio,
  designaciones: directorio.designaciones.map((each) =>
    each.puesto === puesto && each.capacity === 'titular' ? { ...each, persona } : each,
  ),
});

/** The ciclo with ASM-01 proposed and agreed again, in another wording. */
const agreedAnew = (state: Ciclo): Ciclo => {
  const contenido = { ...compromisoPedido, compromiso: 'Otra redacción.' };
  const proposed = carriedOut(
    state,
    { type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-01', contenido }] },
    DO,
  );
  return carriedOut(proposed, { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01'], preguntas });
};

const integrateNow = (state: Ciclo, by: Context = SE, pdf = 'e'): CommandOf<'integrar-convenio'> => {
  const now = integrable(opened(state), by);
  if (isRefusal(now)) assert.fail(now.code);
  return {
    ...integrar,
    partes: now.partes,
    firmantes: now.firmantes,
    documento: { ...integrar.documento, pdf: archivo(pdf) },
  };
};

describe('Integrating the Convenio (3.2)', () => {
  it('waits for every selected ASM, and names whose turn it is', () => {
    assert.deepEqual(
      faltanPorAcordar(opened(at('propuesto'))).map(({ asm, unidad }) => `${asm} ${unidad}`),
      ['ASM-01 DO', 'ASM-03 DO', 'ASM-03 DPC'],
    );
    assert.deepEqual(faltanPorAcordar(opened(at('acordado'))), []);
  });

  it('goes on without a unit that never answers: its ASM is left for a modificatorio, with the reason', () => {
    const agreed = carriedOut(at('propuesto'), {
      type: 'acordar-compromisos',
      unidad: 'DO',
      asm: ['ASM-01', 'ASM-03'],
      preguntas,
    });
    const left = carriedOut(agreed, {
      type: 'dejar-para-modificatorio',
      unidad: 'DPC',
      asm: ['ASM-03'],
      razon: 'No hubo respuesta.',
    });
    const now = integrable(opened(left), SE);
    if (isRefusal(now)) assert.fail(now.code);
    assert.deepEqual(
      now.firmantes.map(({ puesto }) => puesto),
      ['SE', 'DO'],
    );
    assert.deepEqual(now.excluidos, [{ asm: 'ASM-03', unidad: 'DPC' }]);
  });

  it('is signed once by SE, also where SE is a unit that executes, and refused by it about any ASM', () => {
    const puestos = directorio.puestos.map(({ clave, clase, ...rest }) => {
      if (clave === 'DPC') return { clave, clase: 'secretaria-ejecutiva' as const, ...rest };
      return { clave, clase: clave === 'SE' ? ('unidad' as const) : clase, ...rest };
    });
    const executes = { directorio: { ...directorio, puestos } };
    const no = { ...firma('DPC'), type: 'negar-firma', razon: 'No es viable.', asm: ['ASM-01'] } as const;
    given(at('en-firma'))
      .when(no, { ...DPC, ...executes })
      .thenTypes('firma-negada');
    const now = integrable(opened(at('acordado')), context(executes));
    if (isRefusal(now)) assert.fail(now.code);
    assert.deepEqual(
      now.firmantes.map(({ puesto }) => puesto),
      ['DPC', 'DO'],
    );
  });

  it('refuses a document made from what is no longer so', () => {
    given(at('acordado'))
      .when({ ...integrar, partes: integrar.partes.slice(1) })
      .refused('convenio-desfasado');
    given(at('acordado'))
      .when({ ...integrar, firmantes: integrar.firmantes.slice(1) })
      .refused('convenio-desfasado');
  });

  it('needs somebody to sign for every party', () => {
    const vacant = { ...directorio, designaciones: directorio.designaciones.filter(({ puesto }) => puesto !== 'DPC') };
    given(at('acordado'))
      .when(integrar, context({ directorio: vacant }))
      .refused('firmante-vacante');
  });
});

describe('Signing the Convenio (3.2)', () => {
  it('is complete only with every button and the scan, in any order', () => {
    given(signedBy(SE, DO)).when(firma('DPC'), DPC).thenTypes('convenio-firmado');
    given(signedBy(SE, DO, DPC))
      .when(scan)
      .thenTypes('convenio-escaneado', 'convenio-suscrito');
    const scanned = carriedOut(signedBy(SE, DO), scan);
    given(scanned).when(firma('DPC'), DPC).thenTypes('convenio-firmado', 'convenio-suscrito');
  });

  it('follows the rule of the institution: the button alone, or the hand alone', () => {
    const under = (rule: 'boton' | 'autografa') => carriedOut(at('acordado'), integrar, withRule(SE, rule));
    const twoPressed = carriedOut(carriedOut(under('boton'), firma('SE')), firma('DO'), DO);
    given(twoPressed).when(firma('DPC'), DPC).thenTypes('convenio-firmado', 'convenio-suscrito');
    given(under('autografa')).when(firma('DPC'), DPC).refused('solo-autografa');
    given(under('autografa')).when(scan).thenTypes('convenio-escaneado', 'convenio-suscrito');
    const owed = obligacionesDe(opened(under('autografa')), 'SE').map(({ clase }) => clase);
    assert.ok(owed.includes('adjuntar-firmado'), 'the copy is due at once, since no button comes before it');
  });

  it('keeps the rule that it was made under, whatever the institution sets meanwhile', () => {
    given(signedBy(SE, DO)).when(firma('DPC'), withRule(DPC, 'boton')).thenTypes('convenio-firmado');
    given(at('en-firma')).when(firma('DPC'), withRule(DPC, 'autografa')).thenTypes('convenio-firmado');
  });

  it('binds the very bytes, the post and the version', () => {
    given(at('en-firma'))
      .when({ ...firma('DO'), sha256: archivo('a').sha256 }, DO)
      .refused('texto-distinto');
    given(at('en-firma')).when(firma('DA'), DO).refused('no-firmante');
    given(at('en-firma')).when(firma('DO', 2), DO).refused('convenio-desconocido');
    given(at('suscrito'))
      .when({ ...firma('DO'), puesto: 'DA' }, DO)
      .refused('convenio-suscrito');
  });

  it('is done by a deputy in absence, and not by a new titular whom the text does not name', () => {
    const deputy = context({ actor: { kind: 'person', person: PERSONAS.da, puesto: 'DO', capacity: 'suplente' } });
    given(at('en-firma')).when(firma('DO'), deputy).thenTypes('convenio-firmado');
    const newcomer = context({ actor: person(PERSONAS.da, 'DO'), directorio: changed('DO', PERSONAS.da) });
    given(at('en-firma')).when(firma('DO'), newcomer).refused('firmante-cambio');
  });

  it('loses its effect when a titular who has not signed leaves, and not when one who has does', () => {
    const later = { actor: { kind: 'system' }, directorio: changed('DO', PERSONAS.da) } as const;
    assert.ok(
      dueCommands(opened(at('en-firma')), on('2026-03-02', later)).some(
        ({ type }) => type === 'anular-por-cambio-de-titular',
      ),
    );
    given(at('en-firma')).when({ type: 'anular-por-cambio-de-titular', numero: 1 }, context(later)).thenEvents({
      type: 'convenio-sin-efecto',
      numero: 1,
      causa: 'firmante-cambio',
      unidad: 'DO',
      firmaron: [],
    });
    given(signedBy(DO)).when({ type: 'anular-por-cambio-de-titular', numero: 1 }, context(later)).quiet();
  });

  it('loses its effect when the deputy whom it names for a vacant post leaves before signing', () => {
    const withDeputy = (hasta: string): Directorio => ({
      ...directorio,
      designaciones: [
        ...directorio.designaciones.filter((each) => each.puesto !== 'DO' || each.capacity !== 'titular'),
        { persona: PERSONAS.da, puesto: 'DO', capacity: 'suplente', desde: '2026-01-01', hasta },
      ],
    });
    const during = context({ directorio: withDeputy('2026-03-31') });
    const named = carriedOut(at('acordado'), integrateNow(at('acordado'), during), during);
    assert.equal(convenioEnFirma(opened(named))?.firmantes[1]?.capacity, 'suplente');
    const order = { type: 'anular-por-cambio-de-titular', numero: 1 } as const;
    const system = { actor: { kind: 'system' } } as const;
    given(named)
      .when(order, context({ ...system, directorio: withDeputy('2026-03-31') }))
      .quiet();
    given(named)
      .when(order, context({ ...system, directorio: withDeputy('2026-03-01') }))
      .thenTypes('convenio-sin-efecto');
  });

  it('is void after any later change, which names who signs again', () => {
    given(signedBy(SE, DPC))
      .when(reabrir)
      .thenEvents(
        {
          type: 'compromiso-reabierto',
          asm: 'ASM-01',
          unidad: 'DO',
          razon: reabrir.razon,
          plazo: { vence: '2026-03-16', recordar: '2026-03-12' },
        },
        {
          type: 'convenio-sin-efecto',
          numero: 1,
          causa: 'compromiso-reabierto',
          asm: 'ASM-01',
          unidad: 'DO',
          firmaron: ['SE', 'DPC'],
        },
      );
    const reopened = carriedOut(signedBy(SE, DPC), reabrir);
    given(reopened).when(firma('DO'), DO).refused('convenio-sin-efecto');
    const second = carriedOut(agreedAnew(reopened), integrateNow(agreedAnew(reopened)));
    assert.equal(convenioEnFirma(opened(second))?.numero, 2);
    assert.deepEqual(convenioEnFirma(opened(second))?.firmas, {});
    given(second)
      .when({ ...firma('SE', 2), sha256 }, SE)
      .refused('texto-distinto');
  });

  it('may be refused with a reason, which stops nobody else, and taken back by signing', () => {
    const no: CommandOf<'negar-firma'> = {
      ...firma('DO'),
      type: 'negar-firma',
      razon: 'No es viable.',
      asm: ['ASM-01'],
    };
    const refused = carriedOut(at('en-firma'), no, DO);
    const owed = obligacionesDe(opened(refused), 'SE').map(({ clase, puesto }) => `${clase} ${puesto}`);
    assert.ok(owed.includes('resolver-negativa SE') && owed.includes('firmar-convenio DPC'));
    assert.ok(!owed.includes('firmar-convenio DO'));
    given(refused).when(firma('DO'), DO).thenTypes('convenio-firmado');
    given(signedBy(DO)).when(no, DO).refused('ya-firmo');
    given(refused)
      .when({ type: 'dejar-para-modificatorio', unidad: 'DO', asm: ['ASM-01'], razon: 'Se negó a firmar.' })
      .thenTypes('compromiso-dejado', 'convenio-sin-efecto');
  });

  it('is refused about at least one ASM, each once, and by a unit about its own', () => {
    const no = { ...firma('DPC'), type: 'negar-firma', razon: 'No es viable.' } as const;
    given(at('en-firma'))
      .when({ ...no, asm: [] }, DPC)
      .refused('sin-asm');
    given(at('en-firma'))
      .when({ ...no, asm: ['ASM-03', 'ASM-03'] }, DPC)
      .refused('asm-repetido');
    given(at('en-firma'))
      .when({ ...no, asm: ['ASM-01'] }, DPC)
      .refused('asm-fuera-de-convenio');
    given(at('en-firma'))
      .when({ ...no, puesto: 'SE', asm: ['ASM-01'] }, SE)
      .thenTypes('firma-negada');
  });

  it('takes no scan of something else', () => {
    given(at('en-firma'))
      .when({ ...scan, archivo: { ...archivo('9'), tipo: 'application/zip' } })
      .refused('escaneo-no-legible');
    given(at('en-firma'))
      .when({ ...scan, archivo: { ...archivo('9'), tipo: 'application/pdf; contenido=contrasena' } })
      .refused('archivo-con-contrasena');
    given(at('en-firma'))
      .when({ ...scan, archivo: integrar.documento.pdf })
      .refused('escaneo-sin-firmar');
  });

  it('takes no document of any version for a scan, signed or not, in either format, nor its constancia', () => {
    const constancia = { docx: archivo('1', 'constancia.docx'), pdf: archivo('2', 'constancia.pdf') };
    const first = carriedOut(
      at('suscrito'),
      { type: 'expedir-constancia', numero: 1, constancia },
      context({ actor: { kind: 'system' } }),
    );
    const anew = agreedAnew(carriedOut(first, reabrir));
    const documento = { docx: archivo('3', 'otro.docx'), pdf: archivo('4', 'otro.pdf') };
    const second = carriedOut(anew, { ...integrateNow(anew), documento });
    const made = [integrar.documento, constancia, documento].flatMap(({ docx, pdf }) => [docx, pdf]);
    for (const numero of [1, 2])
      for (const each of made)
        given(second)
          .when({ ...scan, numero, archivo: each })
          .refused('escaneo-sin-firmar');
    given(second)
      .when({ ...scan, numero: 2, archivo: archivo('5', 'copia firmada.pdf') })
      .thenTypes('convenio-escaneado');
  });
});

describe('After the signature', () => {
  const modified = (): Ciclo => agreedAnew(carriedOut(at('suscrito'), reabrir));

  it('what was agreed changes only by a modificatorio, signed by SE and by those whose commitments changed', () => {
    given(at('suscrito'))
      .when({ type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'Ya no.' })
      .refused('asm-en-convenio');
    given(at('suscrito')).when(integrar).refused('sin-cambios');
    const order = integrateNow(modified());
    assert.deepEqual(
      order.firmantes.map(({ puesto }) => puesto),
      ['SE', 'DO'],
    );
    const second = opened(carriedOut(modified(), order));
    assert.equal(convenioEnFirma(second)?.modifica, 1);
    assert.equal(convenioVigente(second)?.numero, 1, 'the signed one stays in force until the other is signed');
  });

  it('asks SE for the PAA, the copies and the publication, and reminds of the last until it is recorded', () => {
    const clases = obligacionesDe(opened(at('suscrito')), 'SE')
      .filter(({ puesto, accion }) => puesto === 'SE' && accion > '3.1')
      .map(({ clase }) => clase);
    assert.deepEqual(clases, ['integrar-en-paa', 'distribuir-convenio', 'publicar-convenio']);
    const overdue = { type: 'vencer-plazo', asunto: 'publicacion', puesto: 'SE' } as const;
    given(at('suscrito')).when(overdue, on('2026-03-17')).thenTypes('plazo-vencido', 'publicacion-recordada');
    const reminded = carriedOut(at('suscrito'), overdue, on('2026-03-17'));
    given(reminded).when(overdue, on('2026-03-17')).quiet();
    given(reminded)
      .when({ type: 'recordar-plazo', asunto: 'publicacion', puesto: 'SE' }, on('2026-03-20'))
      .thenTypes('recordatorio-emitido');
    given(reminded).when(overdue, on('2026-03-25')).thenTypes('plazo-vencido', 'publicacion-recordada');
  });

  it('holds activities whose key in the PAA is known, or why there is none', () => {
    const entrada = { asm: 'ASM-01', unidad: 'DO', actividad: 'A1' };
    const paa = (...entradas: CommandOf<'integrar-en-paa'>['entradas']) =>
      ({ type: 'integrar-en-paa', entradas }) as const;
    given(at('suscrito'))
      .when(paa({ ...entrada, clave: 'P-1', noAplica: 'No.' }))
      .refused('paa-doble');
    given(at('suscrito'))
      .when(paa({ ...entrada, clave: ' ' }))
      .refused('sin-clave-paa');
    given(at('suscrito'))
      .when(paa({ ...entrada, clave: 'x'.repeat(61) }))
      .refused('clave-paa-larga');
    given(at('suscrito'))
      .when(paa({ ...entrada, noAplica: '' }))
      .refused('sin-razon');
    given(at('suscrito'))
      .when(paa({ ...entrada, actividad: 'A9', clave: 'P-1' }))
      .refused('actividad-desconocida');
    const kept = carriedOut(at('suscrito'), paa({ ...entrada, clave: 'P-1' }));
    given(kept)
      .when(paa({ ...entrada, noAplica: 'Es gasto corriente.' }))
      .thenTypes('actividad-integrada');
  });
});
