import assert from 'node:assert/strict';
import { CONTRALORIA, DO, DPC, dataOf, ENLACE, SE, Unidades } from '../unidades-harness.js';

const BIMESTRE = '2026-B2';
const contenido = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Rediseñar.' } as const;

/** Inputs of one ASM as the card sends them. */
const inputs = (asm: string, porcentaje: string, estado: string, motivo = ''): Record<string, string> => ({
  [`porcentaje-${asm}`]: porcentaje,
  [`estado-${asm}`]: estado,
  [`motivo-${asm}`]: motivo,
  [`comentarios-${asm}`]: '',
  [`conEvidencia-${asm}`]: 'false',
});

describe('the check-in in the chat', () => {
  let office: Unidades;
  const open = async (count: number): Promise<readonly string[]> => {
    const all = await office.classified(count);
    await office.order(DO, {
      type: 'presentar-posturas',
      unidad: 'DO',
      respuestas: all.map((asm) => ({ asm, contenido })),
    });
    await office.at('2026-05-04T16:00:00.000Z');
    return all;
  };
  const card = () => office.press(DO, 'ver', { asunto: `seguimiento.${BIMESTRE}.DO` });

  beforeEach(async () => {
    office = await Unidades.open();
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('opens when the calendar says, with one card for the whole unit', async () => {
    await open(2);
    const got = office.sent.filter(
      ({ person, summary }) => person === DO && /Reporte el avance de marzo-abril de 2026/.test(summary),
    );
    assert.equal(got.length, 1);
    assert.match(got[0]?.seen.text ?? '', /Faltan 2 de 2 ASM\. Envíe su reporte a más tardar el 7 de mayo de 2026/);
  });

  it('takes 23 ASM page by page and says how many are left', async () => {
    const all = await open(23);
    let now = await card();
    assert.match(now.text, /Página 1 de 8/);
    for (let page = 0; page < 8; page += 1) {
      const shown = String(now.card.data['asm']).split(',');
      const typed = Object.assign({}, ...shown.map((asm) => inputs(asm, '40 %', 'en-proceso')));
      now = await office.press(DO, 'avance.reportar', { ...dataOf(now), ...typed });
    }
    assert.match(now.text, /Su reporte está completo/);
    assert.equal((await office.ciclo()).seguimientos[BIMESTRE]?.reportes['DO']?.length, 8);
    assert.equal(all.length, 23);
  });

  it('is filled with what was said in the bimester before, which one press repeats', async () => {
    const all = await open(2);
    await office.order(DO, {
      type: 'reportar-avance',
      bimestre: BIMESTRE,
      unidad: 'DO',
      avances: all.map((asm) => ({
        asm,
        porcentaje: 35,
        estado: 'en-proceso',
        comentarios: 'Va bien.',
        conEvidencia: true,
      })),
    });
    await office.at('2026-07-01T16:00:00.000Z');
    const next = await office.press(DO, 'ver', { asunto: 'seguimiento.2026-B3.DO' });
    assert.match(
      JSON.stringify(next.card.data['avances']),
      /"porcentaje":"35","estado":"en-proceso","motivo":"","comentarios":"Va bien\."/,
    );
    const done = await office.press(DO, 'avance.sin-cambios', dataOf(next));
    assert.match(done.text, /Su reporte está completo/);
  });

  it('asks for the reason, keeps what was typed, and takes corrections until the cut-off', async () => {
    await open(1);
    const now = await card();
    const refused = await office.press(DO, 'avance.reportar', {
      ...dataOf(now),
      ...inputs('ASM-01', '0', 'no-iniciado'),
      'comentarios-ASM-01': 'Mi nota',
    });
    assert.match(refused.text, /Falta el motivo en ASM-01/);
    assert.match(refused.text, /Mi nota/);
    for (const [porcentaje, estado] of [
      ['101', 'en-proceso'],
      ['doce', 'en-proceso'],
      ['', 'en-proceso'],
      ['40', 'inventado'],
      ['40', 'atendido'],
      ['-1', 'otro'],
    ] as const) {
      const bad = await office.press(DO, 'avance.reportar', {
        ...dataOf(now),
        ...inputs('ASM-01', porcentaje, estado, 'm'),
      });
      assert.match(bad.text, /warning/, `${porcentaje} ${estado}`);
      assert.equal((await office.ciclo()).seguimientos[BIMESTRE]?.reportes['DO'], undefined);
    }
    const first = await office.press(ENLACE, 'avance.reportar', {
      ...dataOf(now),
      ...inputs('ASM-01', '10', 'en-proceso'),
    });
    const second = await office.press(DO, 'avance.reportar', {
      ...dataOf(first),
      ...inputs('ASM-01', '20', 'en-proceso'),
    });
    assert.equal((await office.ciclo()).seguimientos[BIMESTRE]?.reportes['DO']?.length, 2);
    await office.at('2026-05-09T16:00:00.000Z');
    const late = await office.press(DO, 'avance.reportar', {
      ...dataOf(second),
      ...inputs('ASM-01', '30', 'en-proceso'),
    });
    assert.match(late.text, /El seguimiento de marzo-abril de 2026 cerró el 7 de mayo de 2026/);
  });

  it('reminds the day before, lists who is missing to SE, and at the next miss to Contraloría', async () => {
    await open(1);
    office.sent.length = 0;
    await office.at('2026-05-07T16:00:00.000Z');
    assert.ok(
      office.sent.some(
        ({ person, summary, seen }) =>
          person === DO && summary.startsWith('Recordatorio') && /Recordatorio: responda/.test(seen.text),
      ),
    );
    await office.at('2026-05-11T16:00:00.000Z');
    const list = office.sent.find(({ person, summary }) => person === SE && /Cerró el seguimiento/.test(summary));
    assert.match(list?.seen.text ?? '', /Dirección de Organización.*Sin reporte: su único ASM/);
    assert.match((await card()).text, /Así consta; el avance se reporta en el siguiente bimestre/);
    assert.ok(!office.sent.some(({ person }) => person === CONTRALORIA));
    await office.at('2026-07-01T16:00:00.000Z');
    await office.at('2026-07-09T16:00:00.000Z');
    const told = office.sent.find(({ person }) => person === CONTRALORIA);
    assert.match(told?.seen.text ?? '', /Tampoco reportó en un bimestre anterior/);
  });

  it('does not take the report of another unit by an edited card', async () => {
    await open(1);
    const refused = await office.press(DPC, 'avance.reportar', {
      ...dataOf(await card()),
      ...inputs('ASM-01', '10', 'en-proceso'),
    });
    assert.match(refused.text, /Eso corresponde a Dirección de Organización/);
  });

  it('fits on the card with the longest texts', async () => {
    await open(4);
    const now = await card();
    const long = '"\n'.repeat(1000);
    const typed = Object.assign(
      {},
      ...String(now.card.data['asm'])
        .split(',')
        .map((asm) => ({
          ...inputs(asm, '10', 'en-proceso', `a${long.slice(2, 1000)}`),
          [`comentarios-${asm}`]: `a${long.slice(2)}b`,
        })),
    );
    const done = await office.press(DO, 'avance.reportar', { ...dataOf(now), ...typed });
    assert.match(done.text, /ASM que faltan: 1/);
    const back = await office.press(DO, 'ver', { asunto: `seguimiento.${BIMESTRE}.DO`, pagina: '1' });
    assert.equal(back.card.template, 'seguimiento');
  });

  it('is found by its command: what each bimester needs, and for who reads all that of every unit', async () => {
    await office.classified(1);
    assert.match((await office.say(DO, 'seguimiento'))[0]?.text ?? '', /Aún no se abre ningún seguimiento bimestral/);
    await office.order(DO, { type: 'presentar-posturas', unidad: 'DO', respuestas: [{ asm: 'ASM-01', contenido }] });
    await office.at('2026-05-04T16:00:00.000Z');
    assert.match((await office.say(DO, 'seguimiento'))[0]?.text ?? '', /Avance de marzo-abril de 2026/);
    await office.at('2026-07-01T16:00:00.000Z');
    const [list] = await office.say(DO, 'seguimiento');
    assert.deepEqual(list?.card.data['opciones'], [
      { title: 'mayo-junio de 2026, por reportar (abierto)', value: 'seguimiento.2026-B3.DO' },
      { title: 'marzo-abril de 2026, por reportar (cerrado)', value: 'seguimiento.2026-B2.DO' },
    ]);
    const opened = await office.press(DO, 'seguimiento.abrir', { elegido: 'seguimiento.2026-B2.DO' });
    assert.match(opened.text, /Avance de marzo-abril de 2026/);
    const [all] = await office.say(CONTRALORIA, 'seguimiento');
    assert.match(all?.text ?? '', /todas las unidades \(abierto\)/);
  });

  it('refuses a progress that contradicts its state, and one that does not fit, with what to do', async () => {
    const [asm = ''] = await open(1);
    const told = async (porcentaje: string, estado: string, motivo = ''): Promise<string> =>
      (
        await office.press(DO, 'avance.reportar', {
          ...dataOf(await card()),
          ...inputs(asm, porcentaje, estado, motivo),
        })
      ).text;
    assert.match(await told('140', 'en-proceso'), /debe ser un número entero de 0 a 100/);
    assert.match(await told('40', 'no-iniciado', 'x'), /dice «No iniciado» con 40 % de avance/);
    assert.match(await told('40', 'atendido'), /dice «Atendido» con 40 % de avance/);
    assert.match(await told('0', 'no-iniciado'), /Falta el motivo en ASM-01/);
    assert.match(await told('40', 'otro', 'x'.repeat(5_000)), /son muy largos/);
    assert.equal((await office.ciclo()).seguimientos[BIMESTRE]?.reportes['DO'], undefined);
  });
});
