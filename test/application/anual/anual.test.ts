import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { extractText, getDocumentProxy } from 'unpdf';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import { ventanaDeSeguimiento } from '../../../src/domain/bimestre.js';
import type { CicloEvent } from '../../../src/domain/ciclo-event.js';
import { rutaDe } from '../../../src/domain/ruta.js';
import { Carpeta, zipOf } from '../expediente-carpeta.js';
import { sampleInstitution } from '../sample-institution.js';
import { CICLO } from '../stages.js';
import { ANIO } from './anio.js';
import { correoDe } from './correo-anual.js';
import { HASTA_PUBLICAR } from './guion-anual.js';
import { OficinaAnual } from './oficina-anual.js';
import { Random } from './random.js';
import { sorteo, vive } from './vida.js';

/** Drawn anew in each run; `ANUAL_SEED` repeats one. */
const SEED = Number(process.env['ANUAL_SEED'] ?? randomInt(1_000_000));
const PASOS = [...HASTA_PUBLICAR, ...ANIO];
const BIMESTRES = ['2026-B2', '2026-B3', '2026-B4', '2026-B5', '2026-B6', '2027-B1'];

describe(`a whole cycle, from 1.1 to 5.5, over real files and restarts at random moments (ANUAL_SEED=${SEED})`, function () {
  this.timeout(120_000);
  let oficina: OficinaAnual;
  let events: readonly CicloEvent[];

  before(async () => {
    const docx = async ({ folio }: { readonly folio: string }) => new TextEncoder().encode(`docx ${folio}`);
    oficina = await OficinaAnual.open({ docx, pdf: pdfRenderer(resolve('deploy', 'plantillas')) });
    const random = new Random(SEED);
    for (const paso of PASOS) await vive(oficina, paso, sorteo(random));
    events = (await oficina.office.app.office.history(CICLO)).map(({ event }) => event).toReversed();
  });

  after(() => {
    oficina.close();
    assert.deepEqual(oficina.errors, []);
  });

  const of = <T extends CicloEvent['type']>(type: T) =>
    events.filter((event): event is Extract<CicloEvent, { readonly type: T }> => event.type === type);

  it('ends with the sixteen key actions done, and nobody owes anything', async () => {
    assert.match(
      JSON.stringify(await oficina.say('se', 'ruta')),
      /16 de 16 acciones clave hechas\. El ciclo concluyó: «expediente»/,
    );
    const pasos = rutaDe(await oficina.ciclo(), 'SE');
    assert.deepEqual(
      pasos.filter(({ estado }) => estado !== 'hecha'),
      [],
    );
    assert.deepEqual([...(await oficina.office.app.office.owed()).byPost], []);
  });

  it('was cut off and started again many times, and sent every message once', async () => {
    const { clean, cut } = oficina.restarts;
    assert.ok(clean > 0 && cut > 0, `${clean} restarts and ${cut} cuts`);
    const { pendientes, porEstado, recibidos, enviados } = await correoDe(oficina);
    assert.deepEqual(pendientes, []);
    assert.deepEqual(Object.keys(porEstado), ['enviado']);
    assert.deepEqual([recibidos, enviados], [porEstado['enviado'], porEstado['enviado']]);
  });

  it('recorded no fact twice', () => {
    const told = events.map((event) => JSON.stringify(event));
    assert.deepEqual(
      told.filter((each, index) => told.indexOf(each) !== index),
      [],
    );
  });

  it('opened its six bimesters once and in order, those of the months without the program late, and closed and compiled each', () => {
    const opened = of('seguimiento-abierto');
    assert.deepEqual(
      opened.map(({ bimestre }) => bimestre),
      BIMESTRES,
    );
    const late = opened.filter(
      ({ bimestre, plazo }) => plazo.vence > ventanaDeSeguimiento(sampleInstitution.calendario, bimestre).cierra,
    );
    assert.deepEqual(
      late.map(({ bimestre }) => bimestre),
      ['2026-B4'],
    );
    for (const type of ['seguimiento-cerrado', 'bimestre-compilado'] as const)
      assert.deepEqual(
        of(type).map(({ bimestre }) => bimestre),
        BIMESTRES,
      );
    assert.equal(of('captura-registrada').length + of('captura-omitida').length, BIMESTRES.length);
    assert.deepEqual(
      of('seguimiento-cerrado')
        .flatMap(({ sinReporte, reincidentes }) => [sinReporte, reincidentes])
        .flat(),
      ['DPC', 'DPC', 'DPC'],
      'a first miss, and a second one that Contraloría is told of',
    );
    assert.ok(oficina.office.toasts('contraloria').some((toast) => /septiembre-octubre de 2026/.test(toast)));
  });

  it('had a prórroga over 30 days, a change of titular, a deputy, a return, a reopening, a closure and a modificatorio', async () => {
    const ciclo = await oficina.ciclo();
    assert.deepEqual(
      of('prorroga-solicitada').map(({ dias, original, hasta }) => [dias, original, hasta]),
      [[46, '2026-09-30', '2026-11-15']],
    );
    assert.deepEqual(
      of('prorroga-aprobada').map(({ puesto }) => puesto),
      ['SE', 'DA'],
    );
    assert.deepEqual(
      of('puesto-entregado').map(({ puesto }) => puesto),
      ['DO'],
    );
    assert.equal(of('entrega-acusada').length, 1);
    assert.equal(ciclo.convenios[0]?.firmas['DPC']?.capacity, 'suplente');
    assert.equal(of('evidencia-devuelta').length, 1);
    assert.equal(of('asm-reabierto').length, 1);
    assert.deepEqual(ciclo.actas[0]?.resultados.map(({ asm, estado }) => `${asm} ${estado}`).toSorted(), [
      'ASM-01 solventado',
      'ASM-02 sin-solventar',
      'ASM-03 solventado',
    ]);
    assert.equal(ciclo.convenios[1]?.modifica, 1);
  });

  it('leaves an expediente that its own script verifies in another folder, with the head printed on the Acta', async () => {
    const carpeta = new Carpeta(await zipOf(oficina.office));
    const sha256 = (await oficina.ciclo()).actas[0]?.documento.pdf.sha256 ?? '';
    const pdf = (await oficina.office.archive.open(sha256)) ?? assert.fail('no Acta is kept');
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true });
    assert.match(
      text.replaceAll(/\s+/g, ' '),
      /Cambió el titular de Dirección de Organización el 14 de julio de 2026: de Persona do a Mtra\. Nueva/,
    );
    const head = /Cabeza del registro([0-9a-f\s]+)/.exec(text)?.[1]?.replaceAll(/\s/g, '').slice(0, 64) ?? '';
    const verified = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(carpeta.path, 'verificar.mjs'), carpeta.path, ...args], {
        cwd: tmpdir(),
        encoding: 'utf8',
      });
    const { status, stdout, stderr } = verified('--cabeza', head);
    assert.equal(`${status} ${stderr}`, '0 ', `${head} ${stdout}`);
    assert.match(stdout, /La cabeza indicada está en eventos\.jsonl/);
    assert.equal(
      verified(
        '--cabeza',
        head.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
      ).status,
      1,
    );
    carpeta.drop();
  });
});
