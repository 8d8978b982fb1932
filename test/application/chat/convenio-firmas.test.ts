import assert from 'node:assert/strict';
import { mediaTypeOf } from '../../../src/adapters/documents/media-type.js';
import type { Convenio, ReglaFirma } from '../../../src/domain/convenio.js';
import type { Designacion } from '../../../src/domain/directorio.js';
import { type HarnessParts, OfficeHarness, textOf } from '../office-harness.js';
import { pixel } from '../oficio-sample.js';
import { type Nickname, PERSONAS, sampleInstitution } from '../sample-institution.js';
import { CICLO, compromisoPedido, preguntas } from '../stages.js';

const version = async (office: OfficeHarness, numero: number): Promise<Convenio> =>
  (await office.ciclo()).convenios[numero - 1] ?? assert.fail(`no version ${numero}`);

const inSignature = async (parts: HarnessParts = {}): Promise<OfficeHarness> => {
  const office = await (await OfficeHarness.open(parts)).reach('acordado');
  await office.say('se', 'convenio');
  await office.press('se', 'Integrar el Convenio');
  return office;
};

const under = (firma: ReglaFirma): HarnessParts => ({
  institution: { ...sampleInstitution, reglas: { ...sampleInstitution.reglas, firma } },
});

const sign = async (office: OfficeHarness, who: Nickname, asunto = 'convenio.1'): Promise<string> => {
  await office.press(who, 'Firmar…', {}, asunto);
  return textOf(await office.press(who, 'Firmar este texto'));
};

const shown = (office: OfficeHarness, who: Nickname, asunto: string): string =>
  JSON.stringify(office.cardsOf(who, asunto).at(-1)?.data ?? assert.fail(`${who} has no card of ${asunto}`));

const withRoster = async (
  office: OfficeHarness,
  change: (held: readonly Designacion[]) => readonly Designacion[],
): Promise<void> => {
  const { puestos, designaciones } = sampleInstitution.directorio;
  const outcome = await office.app.office.rosterOrder(
    { type: 'cargar-directorio', puestos, designaciones: change(designaciones) },
    { kind: 'system' },
    'cambio',
  );
  assert.equal(outcome.kind, 'done');
};

/** A titular of DO follows another on 3 March. */
const succession = (held: readonly Designacion[]): readonly Designacion[] => [
  ...held.map((each) => (each.persona === PERSONAS.do ? { ...each, hasta: '2026-03-02' } : each)),
  { persona: PERSONAS.uippe, puesto: 'DO', capacity: 'titular', desde: '2026-03-03' },
];

/** DO writes its commitment on ASM-01 anew and SE agrees. */
const agreeAnew = async (office: OfficeHarness, compromiso: string): Promise<void> => {
  const contenido = { ...compromisoPedido, compromiso };
  await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-01', contenido }] });
  await office.order('se', { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01'], preguntas });
};

describe('Signing the Convenio in the chat', () => {
  it('takes two presses at once: nobody is sent back because another signed meanwhile', async () => {
    const office = await inSignature();
    for (const who of ['do', 'dpc'] as const) await office.press(who, 'Firmar…');
    const replies = await Promise.all([
      office.press('do', 'Firmar este texto'),
      office.press('dpc', 'Firmar este texto'),
    ]);
    for (const reply of replies) assert.match(textOf(reply), /Su firma quedó registrada/);
    assert.deepEqual(Object.keys((await version(office, 1)).firmas).toSorted(), ['DO', 'DPC']);
  });

  it('records one signature, however often the same person presses', async () => {
    const office = await inSignature();
    const { sha256 } = (await version(office, 1)).documento.pdf;
    const data = { ciclo: CICLO, numero: '1', puesto: 'DO', sha256 };
    await Promise.all([
      office.execute('do', 'convenio.firmar', data, undefined, 'una'),
      office.execute('do', 'convenio.firmar', data, undefined, 'una'),
      office.execute('do', 'convenio.firmar', data, undefined, 'otra'),
    ]);
    const history = await office.app.office.history(CICLO);
    assert.equal(history.filter(({ event }) => event.type === 'convenio-firmado').length, 1);
  });

  it('shows everybody’s progress in the cards that were sent already, without sending more', async () => {
    const office = await inSignature();
    const before = office.sends('dpc', 'convenio.1');
    await sign(office, 'do');
    assert.match(shown(office, 'dpc', 'convenio.1'), /✔ Firmó Persona do/);
    assert.match(shown(office, 'se', 'convenio.1'), /✔ Firmó Persona do/);
    assert.match(shown(office, 'dpc', 'convenio.1'), /Falta la firma de Persona dpc/);
    assert.equal(office.sends('dpc', 'convenio.1'), before);
  });

  it('does not leave a text that can no longer be signed before who is about to sign it', async () => {
    const office = await inSignature();
    await office.press('dpc', 'Firmar…');
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' });
    await assert.rejects(office.press('dpc', 'Firmar este texto'), /no button/);
    assert.match(shown(office, 'dpc', 'convenio-firma.1'), /Sin efecto desde .*se reabrió un compromiso \(ASM-01\)/);
  });

  it('says why a version is void, who signs again, and the same in the version that takes its place', async () => {
    const office = await inSignature();
    await sign(office, 'dpc');
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' });
    assert.match(shown(office, 'dpc', 'convenio.1'), /Firma de nuevo: Dirección de Participación Ciudadana/);
    assert.doesNotMatch(shown(office, 'dpc', 'convenio.1'), /Falta la firma/, 'nothing is missing in what is void');
    await agreeAnew(office, 'Otra redacción.');
    await office.say('se', 'convenio');
    await office.press('se', 'Integrar el Convenio');
    const second = shown(office, 'dpc', 'convenio.2');
    assert.match(second, /Sustituye a la versión 1: se reabrió un compromiso \(ASM-01\)/);
    assert.match(second, /Firma de nuevo: Dirección de Participación Ciudadana/);
    assert.deepEqual((await version(office, 2)).firmas, {});
  });

  it('shows who signs for an absent titular', async () => {
    const office = await inSignature();
    await withRoster(office, (held) => [
      ...held,
      { persona: PERSONAS.uippe, puesto: 'DO', capacity: 'suplente', desde: '2026-03-01', hasta: '2026-03-31' },
    ]);
    await office.say('uippe', 'convenio');
    await office.press('uippe', 'Abrir', { elegido: 'convenio.1' }, 'convenios');
    const step = await office.press('uippe', 'Firmar…', {}, 'convenio.1');
    assert.match(JSON.stringify(step), /Por ausencia del titular \(Dirección de Organización\), aprueba/);
    await office.press('uippe', 'Firmar este texto');
    assert.match(shown(office, 'dpc', 'convenio.1'), /Firmó Persona uippe, por ausencia del titular/);
  });

  it('refuses who lost the post, and who came to it, until SE integrates it with the right name', async () => {
    const office = await inSignature();
    await sign(office, 'dpc');
    await office.press('do', 'Firmar…');
    const { sha256 } = (await version(office, 1)).documento.pdf;
    await withRoster(office, succession);
    office.clock.to('2026-03-03');
    const gone = await office.press('do', 'Firmar este texto');
    assert.equal('card' in gone && gone.card.template, 'sin-acceso');
    const newcomer = await office.execute('uippe', 'convenio.firmar', {
      ciclo: CICLO,
      numero: '1',
      puesto: 'DO',
      sha256,
    });
    assert.match(textOf(newcomer), /nombra a otra persona en su puesto/);
    await office.tick();
    assert.match(shown(office, 'dpc', 'convenio.1'), /cambió el titular de un puesto que firma/);
    await office.say('se', 'convenio');
    await office.press('se', 'Integrar el Convenio');
    assert.match(await sign(office, 'uippe', 'convenio.2'), /Su firma quedó registrada/);
    assert.equal((await version(office, 2)).firmantes[1]?.persona, PERSONAS.uippe);
  });
});

describe('Refusing to sign', () => {
  const refuse = async (): Promise<OfficeHarness> => {
    const office = await inSignature();
    await sign(office, 'dpc');
    await office.press('do', 'No firmo, porque…');
    await office.press('do', 'Enviar a la Secretaría Ejecutiva', { razon: 'El plazo no es viable.', asm: 'ASM-01' });
    return office;
  };

  it('is seen by all the signers with its reason, and takes SE to the very commitment', async () => {
    const office = await refuse();
    for (const who of ['se', 'dpc'] as const)
      assert.match(shown(office, who, 'convenio.1'), /✘ No firma \(ASM-01\): El plazo no es viable\./);
    await office.press('se', 'Ver ASM-01');
    assert.match(
      textOf(await office.press('se', 'Reabrir el compromiso', { observaciones: 'Se revisa el plazo.' })),
      /[Rr]eabri/,
    );
    assert.equal((await version(office, 1)).situacion.estado, 'sin-efecto');
    await agreeAnew(office, 'Con otro plazo.');
    await office.say('se', 'convenio');
    await office.press('se', 'Integrar el Convenio');
    for (const who of ['se', 'do', 'dpc'] as const) await sign(office, who, 'convenio.2');
    await office.drop('se', 'Firmado.pdf');
    await office.press('se', 'Convenio firmado, versión 2');
    assert.equal((await version(office, 2)).situacion.estado, 'suscrito');
    assert.deepEqual(office.errors, []);
  });

  it('may end with that ASM left for a modificatorio; the others go on', async () => {
    const office = await refuse();
    await office.press('se', 'Ver ASM-01');
    await office.press('se', 'Dejar para un modificatorio', { observaciones: 'La unidad no firma.' });
    await office.say('se', 'convenio');
    await office.press('se', 'Integrar el Convenio');
    const { partes, excluidos } = await version(office, 2);
    assert.deepEqual(excluidos, [{ asm: 'ASM-01', unidad: 'DO' }]);
    assert.ok(partes.every(({ asm }) => asm === 'ASM-03'));
  });

  it('of SE is about the commitments of whatever unit', async () => {
    const office = await inSignature();
    await office.press('se', 'No firmo, porque…');
    const reply = await office.press('se', 'Enviar a la Secretaría Ejecutiva', { razon: 'No procede.', asm: 'ASM-03' });
    assert.match(textOf(reply), /Quedó registrado que no firma, con su razón/);
    const opened = await office.press('se', 'Ver ASM-03 (DPC)');
    assert.equal('card' in opened && opened.card.matter?.asunto, 'compromiso.ASM-03.DPC');
  });

  it('is taken back by signing', async () => {
    const office = await refuse();
    await sign(office, 'do');
    assert.doesNotMatch(shown(office, 'se', 'convenio.1'), /✘ No firma/);
  });

  it('loses nothing of what was written when the version became void meanwhile', async () => {
    const office = await inSignature();
    await office.press('do', 'No firmo, porque…');
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' });
    const typed = { razon: 'El plazo no es viable.', asm: 'ASM-01' };
    const reply = await office.press('do', 'Enviar a la Secretaría Ejecutiva', typed);
    assert.ok('text' in reply, 'the card stays with what was typed');
    assert.match(reply.text, /quedó sin efecto/);
  });
});

describe('What completes the signature', () => {
  it('is the buttons alone under the rule «boton»', async () => {
    const office = await inSignature(under('boton'));
    for (const who of ['se', 'do'] as const) await sign(office, who);
    assert.equal((await version(office, 1)).situacion.estado, 'en-firma');
    await sign(office, 'dpc');
    const { situacion, constancia } = await version(office, 1);
    assert.equal(situacion.estado, 'suscrito');
    assert.ok(constancia !== undefined);
  });

  it('is the scan alone under the rule «autografa», where a signer may still say no', async () => {
    const office = await inSignature(under('autografa'));
    await assert.rejects(office.press('do', 'Firmar…'), /no button/);
    await office.press('do', 'No firmo, porque…');
    await office.say('se', 'pendientes');
    assert.match(JSON.stringify(office.cards('se').at(-1)?.data), /Adjuntar el Convenio con firmas autógrafas/);
    await office.drop('se', 'Firmado.pdf');
    await office.press('se', 'Convenio firmado, versión 1');
    assert.equal((await version(office, 1)).situacion.estado, 'suscrito');
  });

  it('is never a scan that is neither a PDF nor an image, whatever its name says', async () => {
    const office = await inSignature({ sniff: mediaTypeOf });
    await office.drop('se', 'Firmado.pdf', 'No soy un PDF, aunque así me llame.');
    assert.match(
      textOf(await office.press('se', 'Convenio firmado, versión 1')),
      /«Firmado\.pdf» no es un PDF ni una imagen/,
    );
    const [damaged] = await office.drop('se', 'Firmado.pdf', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
    assert.match(textOf(damaged), /El archivo está dañado o incompleto/);
    assert.doesNotMatch(JSON.stringify(damaged), /Convenio firmado/);
    assert.deepEqual((await version(office, 1)).escaneos, []);
    const [asked] = await office.drop('se', 'Firmado', pixel);
    assert.match(JSON.stringify(asked), /"destinos":\[\{"title":"Convenio firmado, versión 1"/);
    await office.press('se', 'Convenio firmado, versión 1');
    assert.equal((await version(office, 1)).escaneos[0]?.archivo.tipo, 'image/png');
  });

  it('opens nothing of what comes after while it is partial', async () => {
    const office = await inSignature();
    await sign(office, 'do');
    for (const command of [
      { type: 'integrar-en-paa', entradas: [{ asm: 'ASM-01', unidad: 'DO', actividad: 'A1', clave: 'P-1' }] },
      { type: 'distribuir-convenio', numero: 1 },
    ] as const) {
      const outcome = await office.app.office.order({
        person: PERSONAS.se,
        ciclo: CICLO,
        command,
        commandId: command.type,
      });
      assert.ok(outcome.kind === 'refused' && outcome.refusal.code === 'convenio-por-suscribir');
    }
  });
});

describe('The convenio modificatorio', () => {
  it('is signed by SE and by those whose commitments changed, while the earlier one stays in force', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    await office.say('se', 'compromisos 1');
    await office.press('se', 'Reabrir el compromiso', { observaciones: 'Cambió el calendario.' });
    await agreeAnew(office, 'Otra redacción.');
    await office.say('se', 'convenio');
    await office.press('se', 'Integrar el modificatorio');
    const second = await version(office, 2);
    assert.equal(second.modifica, 1);
    assert.deepEqual(
      second.firmantes.map(({ puesto }) => puesto),
      ['SE', 'DO'],
    );
    assert.ok(office.toasts('do').some((toast) => /firme el convenio modificatorio/.test(toast)));
    assert.equal(office.sends('dpc', 'convenio.2'), 0);
    assert.match(shown(office, 'do', 'convenio.2'), /La versión 1 sigue vigente hasta que esta se suscriba/);
    await office.say('dpc', 'convenio');
    assert.match(shown(office, 'dpc', 'convenio.2'), /Convenio modificatorio, versión 2/);
    await assert.rejects(office.press('dpc', 'Firmar…', {}, 'convenio.2'), /no button/);
    for (const who of ['se', 'do'] as const) await sign(office, who, 'convenio.2');
    assert.equal((await version(office, 2)).situacion.estado, 'en-firma');
    await office.drop('se', 'Modificatorio firmado.pdf');
    await office.press('se', 'Convenio firmado, versión 2');
    const { situacion, constancia } = await version(office, 2);
    assert.equal(situacion.estado, 'suscrito');
    assert.ok(constancia !== undefined);
    assert.equal((await version(office, 1)).situacion.estado, 'suscrito');
    assert.deepEqual(office.errors, []);
  });
});
