import assert from 'node:assert/strict';
import { actaDocumento } from '../../src/application/acta-documento.js';
import { type HechosDelActa, hechosDelActa } from '../../src/application/acta-hechos.js';
import { actaIntegrable } from '../../src/domain/acta-integrar.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { cerrado, cerrar, dictaminar, difundir, entregar } from './cierre-orders.js';
import { OfficeHarness } from './office-harness.js';
import { letterhead } from './oficio-sample.js';
import { CICLO } from './stages.js';

const hechosDe = async (office: OfficeHarness): Promise<HechosDelActa> => {
  const ciclo = await office.ciclo();
  const context = await office.app.office.context({ kind: 'system' });
  const integrable = actaIntegrable(ciclo, context);
  if (isRefusal(integrable)) assert.fail(integrable.why);
  const { institution } = office.app.office;
  const history = (id: string) => office.app.office.history(id);
  return hechosDelActa(ciclo, {
    integrable,
    sucesos: (await history(CICLO)).toReversed(),
    viewer: {
      person: '',
      posts: [],
      directorio: context.directorio,
      today: context.today,
      nameOf: (person) => institution.personas.find(({ id }) => id === person)?.nombre ?? person,
      history,
    },
    institution,
    cabeza: await office.app.office.head(CICLO),
  });
};

describe('What an Acta gathers from the record (5.3)', () => {
  it('counts days to the delivery of what was accepted: negative before the date', async () => {
    const { asm } = await hechosDe(await cerrado(await OfficeHarness.open()));
    const [commitment] = asm[0]?.compromisos ?? [];
    assert.deepEqual(commitment?.cumplimiento, { cumplido: true, real: '2026-03-02', dias: -212 });
    assert.deepEqual(
      commitment?.actividades.map(({ vigente, cumplimiento }) => [vigente, cumplimiento.dias]),
      [
        ['2026-06-30', -120],
        ['2026-09-30', -212],
      ],
    );
  });

  it('states how each ASM ended, who judged it on which evidence, and what its units delivered', async () => {
    const { asm, partes, convenios } = await hechosDe(await cerrado(await OfficeHarness.open()));
    const [first, third] = asm;
    assert.deepEqual([first?.cierre.fin.estado, third?.cierre.fin.estado], ['solventado', 'sin-solventar']);
    assert.deepEqual(
      first?.cierre.veredictos.map(({ criterio, evidencia, quien }) => [criterio, evidencia?.clave, quien.nombre]),
      ['A', 'B', 'C'].map((criterio) => [criterio, 'E-0001', 'Persona se']),
    );
    assert.deepEqual(
      third?.compromisos.map(({ unidad }) => unidad),
      ['Dirección de Organización', 'Dirección de Participación Ciudadana'],
    );
    assert.deepEqual(
      partes.map(({ nombre }) => nombre),
      ['Persona se', 'Persona da'],
    );
    assert.equal(convenios[0]?.url, 'https://portal.example/convenio');
  });

  it('keeps the original date beside that of a prórroga, with the days against both', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    await difundir(office);
    const [asm, unidad, actividad] = ['ASM-01', 'DO', 'A1'];
    const justificacion = 'La Junta General difirió la sesión.';
    await office.order('do', {
      type: 'solicitar-prorroga',
      unidad,
      asm,
      actividad,
      hasta: '2026-07-20',
      justificacion,
    });
    await office.order('se', { type: 'conceder-prorroga', puesto: 'SE', prorroga: 'PR-001' });
    office.clock.to('2026-07-06');
    await entregar(office);
    await dictaminar(office);
    await cerrar(office);
    for (const day of ['2026-07-07', '2026-07-15']) {
      office.clock.to(day);
      await office.tick();
    }
    const hechos = await hechosDe(await compiled(office));
    const [extended] = hechos.asm[0]?.compromisos[0]?.actividades ?? [];
    assert.deepEqual(
      [extended?.original, extended?.vigente, extended?.cumplimiento],
      ['2026-06-30', '2026-07-20', { cumplido: true, real: '2026-07-06', dias: -14, diasDelOriginal: 6 }],
    );
    assert.deepEqual(
      extended?.prorrogas.map(({ id, estado }) => [id, estado]),
      [['PR-001', 'concedida']],
    );
    assert.match(
      hechos.cronologia.map(({ hecho }) => hecho).join('\n'),
      /^ASM-01\. Se concedió la prórroga de la actividad 1 de Dirección de Organización:/m,
    );
    assert.match(
      JSON.stringify(actaDocumento(hechos, letterhead).blocks),
      /Cumplido el 6 de julio de 2026, 14 días antes; 6 días después respecto de la original/,
    );
  });

  it('holds no id of a person: it travels in what is published', async () => {
    const office = await cerrado(await OfficeHarness.open());
    const text = JSON.stringify(await hechosDe(office));
    for (const { id } of office.app.office.institution.personas) assert.ok(!text.includes(id), id);
  });
});

/** Every check-in that closed is compiled. */
async function compiled(office: OfficeHarness): Promise<OfficeHarness> {
  const { seguimientos } = await office.ciclo();
  const file = { sha256: 'e'.repeat(64), nombre: 'informe', tipo: 'application/pdf', bytes: 1 };
  for (const { bimestre } of Object.values(seguimientos))
    await office.order('se', { type: 'compilar-bimestre', bimestre, informe: { xlsx: file, docx: file, pdf: file } });
  return office;
}
