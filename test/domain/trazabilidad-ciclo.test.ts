import assert from 'node:assert/strict';
import { evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Compromiso } from '../../src/domain/compromiso.js';
import type { Context } from '../../src/domain/context.js';
import { integrable } from '../../src/domain/convenio-integrar.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { seguidoEn } from '../../src/domain/seguimiento-materia.js';
import { eslabonesFaltantes } from '../../src/domain/trazabilidad.js';
import { eslabonesDelCiclo } from '../../src/domain/trazabilidad-ciclo.js';
import { archivo, compromisoPedido, integrar, preguntas } from '../application/stages.js';
import { at, DA, DO, SE } from './ciclo-stages.js';
import {
  abierto,
  actaEnFirma,
  actaSuscrita,
  cerrados,
  cerrarSinSolventar,
  confirmado,
  emitir,
  firmarActa,
  integrarActa,
  solventado,
  veredictos,
} from './cierre-stages.js';
import { carriedOut, directorio, given, on } from './spec.js';

const clock = (fecha: string): Context => on(fecha, { actor: { kind: 'system' } });

const textos = (ciclo: Ciclo, bloquea: boolean): readonly string[] =>
  eslabonesDelCiclo(abierto(ciclo), directorio)
    .filter((each) => each.bloquea === bloquea)
    .map(({ texto }) => texto);

const lugar = { asm: 'ASM-01', unidad: 'DO', producto: 'A1.P1' } as const;
const OTRA = 'E-0099';

/** A record in which another version of a product came after its ASM was closed: no rule lets one in now. */
const conOtraVersion = (ciclo: Ciclo): Ciclo =>
  evolveCiclo(
    ciclo,
    { type: 'evidencia-archivada', id: OTRA, ...lugar, archivo: archivo('4', 'otra.pdf'), version: 2 },
    DO,
  );

/** A check-in was open when the last ASM was closed. */
const conSeguimiento = (): Ciclo => {
  const open = carriedOut(confirmado(), { type: 'abrir-seguimiento', bimestre: '2026-B2' }, clock('2026-05-04'));
  return carriedOut(carriedOut(open, emitir(open)), cerrarSinSolventar);
};

describe('The traceability of the whole ciclo (criterion D before 5.3 and 5.4)', () => {
  it('is whole when every ASM is closed and everything of phases 3 to 5 is recorded', () => {
    assert.deepEqual(textos(cerrados(), true), []);
  });

  it('names each ASM that is not closed, and everything that phase 4 lacks', () => {
    assert.deepEqual(textos(solventado(), true), ['ASM-03. Falta su dictamen, o cerrarlo sin solventar.']);
    const missing = textos(at('suscrito'), true);
    for (const text of [/constancia de firmas/, /copias del Convenio/, /publicación del Convenio/, /^ASM-01\. /])
      assert.ok(
        missing.some((each) => text.test(each)),
        String(text),
      );
  });

  it('sees what came after a dictamen: evidence that nobody reviewed, and then verdicts on a version that is not the last', () => {
    const filed = conOtraVersion(cerrados());
    assert.match(textos(filed, true)[0] ?? '', /^ASM-01\. Falta revisar la evidencia \(versión 2\)/);
    given(filed).when(integrarActa).refused('trazabilidad-incompleta');
    const accepted = evolveCiclo(filed, { type: 'evidencia-aceptada', evidencia: OTRA, ...lugar, version: 2 }, SE);
    assert.match(textos(accepted, true).join(), /El criterio A se valoró sobre una versión anterior/);
  });

  it('never blocks for an ASM closed without being solventado: what it lacks is shown', () => {
    assert.ok(textos(cerrados(), false).some((each) => each.startsWith('ASM-03. Falta el veredicto')));
  });

  it('waits for a check-in that is open, and then for its report', () => {
    const open = conSeguimiento();
    assert.match(
      textos(open, true).join(),
      /Falta el cierre del reporte del bimestre marzo.abril de 2026 \(5\.2\)\. Se cierra por sí solo al terminar el \d+ de mayo de 2026\./,
    );
    const closed = carriedOut(open, { type: 'cerrar-seguimiento', bimestre: '2026-B2' }, clock('2026-06-01'));
    assert.match(textos(closed, true).join(), /Falta compilar el reporte/);
  });

  it('is computed again before each signature and before the scan that completes them', () => {
    const filed = conOtraVersion(actaEnFirma());
    given(filed).when(firmarActa('DA'), DA).refused('trazabilidad-incompleta');
    const signed = carriedOut(carriedOut(actaEnFirma(), firmarActa('SE')), firmarActa('DA'), DA);
    const scan = { type: 'adjuntar-acta-firmada', numero: 1, archivo: archivo('6') } as const;
    given(conOtraVersion(signed)).when(scan).refused('trazabilidad-incompleta');
    given(conOtraVersion(actaSuscrita()))
      .when({ ...scan, archivo: archivo('3') })
      .thenTypes('acta-escaneada');
  });
});

/** A modificatorio of ASM-03, which SE closes without it being solventado while it waits for its signatures. */
const conModificatorio = (): Ciclo => {
  const ciclo = solventado();
  const orders: readonly (readonly [CicloCommand, Context])[] = [
    [{ type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-03', razon: 'Cambió.' }, SE],
    [{ type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-03', contenido: compromisoPedido }] }, DO],
    [{ type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-03'], preguntas }, SE],
  ];
  const agreed = orders.reduce((state, [command, by]) => carriedOut(state, command, by), ciclo);
  const now = integrable(abierto(agreed), SE);
  if (isRefusal(now)) assert.fail(now.code);
  const { partes, firmantes } = now;
  return carriedOut(agreed, { ...integrar, partes, firmantes });
};

/** The first product of ASM-01 is no longer agreed, as after a modificatorio. */
const sinElProducto = (ciclo: Ciclo): Ciclo => {
  const { compromisos, ...rest } = abierto(ciclo);
  const without = (compromiso: Compromiso): Compromiso => ({
    ...compromiso,
    versiones: compromiso.versiones.map((version) => ({
      ...version,
      contenido: {
        ...version.contenido,
        actividades: version.contenido.actividades.map((each) => ({
          ...each,
          productos: each.productos.filter(({ id }) => id !== 'A1.P1'),
        })),
      },
    })),
  });
  const changed = Object.entries(compromisos).map(([key, each]) => [key, without(each)] as const);
  const convenios = rest.convenios.map((each) => ({ ...each, partes: [...each.partes] }));
  return { ...rest, convenios, compromisos: Object.fromEntries(changed) };
};

describe('A product that a modificatorio took out', () => {
  it('shows no criterion any more: neither a new verdict nor the one that was given on it', () => {
    const modified = sinElProducto(confirmado());
    const [pertinencia = assert.fail('no verdict')] = veredictos('ASM-01', 'E-0001');
    given(modified)
      .when({ ...pertinencia, juicio: { ...pertinencia.juicio, razon: 'Otra vez.' } })
      .refused('producto-fuera-de-convenio');
    given(modified).when(emitir(modified)).refused('trazabilidad-incompleta');
    assert.match(
      eslabonesFaltantes(abierto(modified), 'ASM-01', directorio)
        .map(({ texto }) => texto)
        .join(),
      /El criterio A se valoró sobre un producto que ya no está en el Convenio vigente/,
    );
  });
});

describe('A convenio modificatorio and the Acta', () => {
  const cerrado = (): Ciclo => carriedOut(conModificatorio(), cerrarSinSolventar);

  it('do not cross: no Acta while the modificatorio waits for signatures, and none of it after the Acta is signed', () => {
    assert.match(
      textos(cerrado(), true).join(),
      /Falta completar las firmas del convenio modificatorio, versión 2 \(3\.2\)/,
    );
    given(cerrado()).when(integrarActa).refused('trazabilidad-incompleta');
    const { partes = [], firmantes = [] } = abierto(conModificatorio()).convenios.at(-1) ?? {};
    given({ ...abierto(actaSuscrita()), compromisos: abierto(conModificatorio()).compromisos })
      .when({ ...integrar, partes, firmantes })
      .refused('acta-suscrita');
  });

  it('leave nothing of it owed once the Acta is signed', () => {
    const ended = { ...abierto(actaSuscrita()), compromisos: abierto(conModificatorio()).compromisos };
    assert.ok(!obligacionesDe(ended, 'SE').some(({ clase }) => clase === 'integrar-convenio'));
  });
});

describe('An Acta that somebody does not sign', () => {
  it('is made again, with what was corrected meanwhile, and only then', () => {
    given(actaEnFirma()).when(integrarActa).quiet();
    const refused = carriedOut(
      actaEnFirma(),
      { ...firmarActa('DA'), type: 'negar-firma-de-acta', razon: 'Falta la fecha de la captura.' },
      DA,
    );
    given(refused).when(integrarActa).thenTypes('acta-sin-efecto', 'acta-integrada');
  });
});

describe('An ASM that was closed', () => {
  it('is not asked about in any check-in, until it is opened again', () => {
    const asked = (ciclo: Ciclo): readonly string[] =>
      Object.values(seguidoEn(abierto(ciclo), '2026-B2')?.unidades ?? {}).flat();
    assert.ok(asked(confirmado()).includes('ASM-01'));
    assert.ok(!asked(solventado()).includes('ASM-01'));
    assert.equal(seguidoEn(abierto(cerrados()), '2026-B2'), undefined);
    const reopened = carriedOut(cerrados(), { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' });
    assert.ok(asked(reopened).includes('ASM-01'));
  });
});
