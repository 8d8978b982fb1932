import assert from 'node:assert/strict';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { COMMANDS } from '../../../src/application/commands.js';
import { OfficeHarness } from '../office-harness.js';
import {
  ADMIN,
  CICLO,
  CONTRALORIA,
  cardOf,
  DO,
  DPC,
  SE,
  STRANGER,
  shown,
  type TestOffice,
  testOffice,
  withAsm,
} from './general-harness.js';

const NEW = '00000000-0000-4000-8000-0000000000f1';
const designation = (more: Record<string, string>) => ({
  puesto: 'DO',
  tramite: 'titular',
  desde: '2026-11-23',
  nombre: 'Lic. Nueva Titular Prueba',
  id: NEW,
  ...more,
});

describe('What everybody sees', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await testOffice();
  });
  afterEach(() => assert.deepEqual(office.failures, []));

  describe('a person on no post', () => {
    it('has no file fetched, as who is on a post has', async () => {
      assert.equal(await office.app.chat.takesFiles(STRANGER), false);
      assert.equal(await office.app.chat.takesFiles(DO), true);
    });

    it('can’t be told from others while the posts can’t be read: then no file is left behind without a word', async () => {
      const log = new MemoryEventLog();
      const { app, errors } = await OfficeHarness.open({ log });
      log.read = () => Promise.reject(new Error('not now'));
      assert.equal(await app.chat.takesFiles(DO), true);
      assert.match(String(errors), /not now/);
    });

    it('gets a polite answer to words, presses and the install, and nothing else', async () => {
      await withAsm(office, 2);
      for (const reply of [
        await office.say(STRANGER, 'pendientes'),
        await office.press(STRANGER, 'ver', { ciclo: 'pae-2025-electoral', asunto: 'asm.ASM-01' }),
        await office.press(STRANGER, 'ciclo.abrir', CICLO),
        ...(await office.app.chat.onInstalled(STRANGER, 'i')),
      ]) {
        assert.match(shown(reply), /usted no figura hoy en él/);
        assert.doesNotMatch(shown(reply), /ASM-01|Hallazgo/);
      }
    });
  });

  describe('ayuda', () => {
    it('offers what the post uses, and explains one command', async () => {
      assert.doesNotMatch(shown(await office.say(DO, 'AYUDA')), /Notificar/);
      assert.match(shown(await office.say(SE, 'ayuda posturas')), /presentar postura/);
      assert.match(shown(await office.say(DO, 'ayuda notificar')), /Su puesto no lo usa/);
    });
    it('runs a command by its button, and goes back to the help', async () => {
      const reply = cardOf(await office.press(SE, 'decir', { texto: 'Ciclo', desde: 'ayuda|2' }));
      assert.equal(reply.template, 'ciclo-abrir');
      assert.equal(reply.volver?.desde, 'ayuda|2');
      assert.match(shown(await office.press(SE, 'volver', { desde: 'ayuda|2' })), /Página 2/);
    });
    it('greets who greets, and tells who thanks or says yes that it was no acuse', async () => {
      for (const text of ['hola', '¡Buenos días!', 'Hola, buenas tardes'])
        assert.equal(cardOf(await office.say(DO, text)).template, 'bienvenida', text);
      for (const text of ['gracias', 'Ok, enterado', 'De acuerdo', 'Buen día, recibido. Muchas gracias', 'sí'])
        assert.match(shown(await office.say(DO, text)), /no registra nada.+«pendientes»/, text);
      for (const text of ['no entiendo', 'No sé qué hacer'])
        assert.match(shown(await office.say(DO, text)), /Ayuda de Seguimiento ASM/, text);
      assert.match(shown(await office.say(DO, 'hola xyzzy')), /No se reconoció/);
    });
    it('never leaves a text without a way on, and runs nothing that a sentence only names', async () => {
      assert.match(shown(await office.say(DO, 'xyzzy')), /No se reconoció/);
      assert.equal(cardOf(await office.say(DO, 'No tengo pendientes, ayuda')).template, 'ayuda');
    });
  });

  describe('the form of a ciclo', () => {
    it('comes back within its limits when an edited card exceeds them, and says which they are', async () => {
      const endless = Object.fromEntries(Object.keys(CICLO).map((key) => [key, 'texto\n'.repeat(3_300)]));
      for (const sent of [endless, { ...CICLO, ...endless, pae: '2025', ejercicio: '2024', paaSiguiente: '2026' }]) {
        const card = cardOf(await office.press(SE, 'ciclo.abrir', sent));
        assert.equal(card.template, 'ciclo-abrir');
        assert.ok(shown({ card }).length < 20_000);
        assert.ok(String(card.data['marcoLegal']).startsWith('texto'));
      }
      const refused = cardOf(await office.press(SE, 'ciclo.abrir', { ...CICLO, evaluacion: 'x'.repeat(20_000) }));
      assert.match(refused.notice?.text ?? '', /la evaluación 500.+Acorte los textos/);
      assert.equal(refused.data['programa'], CICLO.programa);
      assert.deepEqual(await office.app.office.ciclos(), []);
    });
    it('takes what was pasted in several lines as one line', async () => {
      await office.press(SE, 'ciclo.abrir', {
        ...CICLO,
        programa: 'Electoral\r\n',
        evaluacion: 'Externa,\n de tipo\tuno',
      });
      const [ciclo] = await office.app.office.ciclos();
      assert.deepEqual([ciclo?.datos.programa, ciclo?.datos.evaluacion], ['Electoral', 'Externa, de tipo uno']);
      const archivo = { sha256: 'a'.repeat(64), nombre: 'Mecanismo.pdf', tipo: 'application/pdf', bytes: 1 };
      for (const command of [
        { type: 'adjuntar-mecanismo', archivo },
        { type: 'aprobar-mecanismo', sha256: archivo.sha256 },
      ] as const)
        await office.app.office.order({
          person: SE,
          ciclo: 'pae-2025-electoral',
          command,
          commandId: command.type,
        });
      const informe = { folio: 'EV/1\n2025', fecha: '2026-11-01', asmDeclarados: '2' };
      await office.press(SE, 'informe.recibir', informe);
      assert.equal((await office.app.office.ciclo('pae-2025-electoral'))?.informe?.folio, 'EV/1 2025');
    });
  });

  describe('pendientes', () => {
    it('tells SE, while no ciclo is open, that it opens one, and everybody else who does', async () => {
      assert.match(shown(await office.say(SE, 'pendientes')), /Escriba «ciclo» para abrir uno/);
      assert.match(shown(await office.say(DO, 'pendientes')), /Lo abre la Secretaría Ejecutiva/);
    });
    it('marks what is overdue in words, and opens a matter that goes back to the list', async () => {
      await withAsm(office, 2);
      office.setNow('2026-12-10T16:00:00.000Z');
      const list = shown(await office.say(DO, 'pendientes'));
      assert.match(list, /⚠ Vencido\. Venció el 30 de noviembre de 2026, hace 10 días/);
      const matter = await office.press(DO, 'ver', {
        ciclo: 'pae-2025-electoral',
        asunto: 'notificacion.N-001',
        desde: 'pendientes|1',
      });
      assert.match(shown(matter), /Volver a la lista/);
      assert.match(shown(matter), /"desde":"pendientes\|1","ciclo"/);
      assert.equal(cardOf(await office.press(DO, 'volver', { desde: 'pendientes|1' })).template, 'pendientes');
    });
    it('brings together those of every ciclo, each with its own', async () => {
      await withAsm(office, 1);
      await office.press(SE, 'ciclo.abrir', { ...CICLO, programa: 'Cultura política' });
      const list = shown(await office.say(SE, 'pendientes'));
      assert.match(list, /PAE 2025 · Electoral/);
      assert.match(list, /PAE 2025 · Cultura política/);
    });
  });

  describe('asm', () => {
    it('pages a hundred, filters by unit, and keeps a unit to its own', async () => {
      await withAsm(office, 100);
      const all = shown(await office.say(SE, 'asm'));
      assert.match(all, /100 ASM/);
      assert.match(all, /Página 1 de 10/);
      const one = shown(
        await office.press(SE, 'asm.lista', { ciclo: 'pae-2025-electoral', unidad: 'DPC', pagina: '5' }),
      );
      assert.match(one, /50 de 100/);
      assert.match(one, /ASM-100/);
      assert.doesNotMatch(shown(await office.say(DO, 'asm')), /ASM-02/);
    });
    it('tells the whole history with date, person and post', async () => {
      await withAsm(office, 2);
      for (const text of ['asm 1', 'ASM-01', 'asm No. 1']) {
        const one = shown(await office.say(SE, text));
        assert.match(one, /Se notificó a Dirección de Organización con el oficio SE\/PAE-2025-ELECTORAL\/001/);
        assert.match(one, /Mtra\. Lucía Fernanda Robles Ibarra, Secretaría Ejecutiva/);
        assert.match(one, /23\/11\/2026, 10:00 h/);
      }
      assert.match(shown(await office.say(DO, 'asm 2')), /No hay a su alcance un ASM con el número 2/);
    });
    it('shows the longest texts within the size of a card, and all of them by pages', async () => {
      await withAsm(office, 1);
      const long = '* línea con _signos_ [x](y)\n'.repeat(700);
      await office.app.office.order({
        person: SE,
        ciclo: 'pae-2025-electoral',
        command: { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: long },
        commandId: 'long',
      });
      assert.match(shown(await office.say(SE, 'asm 1')), /Ver los textos completos/);
      const data = { ciclo: 'pae-2025-electoral', asunto: 'asm.ASM-01' };
      const pages = Number(/Página 1 de (\d+)/.exec(shown(await office.press(SE, 'asm.texto', data)))?.[1]);
      assert.ok(pages > 3);
      for (let page = 1; page <= pages; page += 1)
        shown(await office.press(SE, 'asm.texto', { ...data, pagina: `${page}` }));
    });
  });

  describe('before the first ciclo', () => {
    it('says to whoever opens it that no command is out of reach, only too early', async () => {
      for (const { title } of COMMANDS) assert.doesNotMatch(shown(await office.say(SE, title)), /no está a su alcance/);
      assert.match(shown(await office.say(SE, 'informe')), /Aún no hay un ciclo abierto. Escriba «ciclo»/);
    });
  });

  describe('ruta', () => {
    it('says what is done, stopped and by what, and that later phases come later', async () => {
      assert.match(shown(await office.say(DO, 'ruta')), /Aún no hay un ciclo abierto/);
      await office.press(SE, 'ciclo.abrir', CICLO);
      const ruta = shown(await office.say(DO, 'ruta'));
      assert.match(ruta, /▶ En curso/);
      assert.match(ruta, /Espera a 1\.1 Actualización del Mecanismo/);
    });
  });

  describe('ciclo', () => {
    it('is opened once, and says so the second time', async () => {
      assert.match(shown(await office.press(SE, 'ciclo.abrir', CICLO)), /Ciclo abierto/);
      assert.match(shown(await office.press(SE, 'ciclo.abrir', CICLO)), /ya estaba abierto con los mismos datos/);
      const other = await office.press(SE, 'ciclo.abrir', { ...CICLO, evaluacion: 'Otra' });
      assert.match(shown(other), /ya está abierto, con otros datos/);
      assert.equal(cardOf(other).data['evaluacion'], 'Otra');
    });
    it('keeps what was typed when it is refused', async () => {
      const reply = cardOf(await office.press(SE, 'ciclo.abrir', { ...CICLO, ejercicio: '2026' }));
      assert.match(reply.notice?.text ?? '', /posterior al PAE/);
      assert.equal(reply.data['programa'], 'Electoral');
      assert.match(shown(await office.press(DO, 'ciclo.abrir', CICLO)), /corresponde a la Secretaría Ejecutiva/);
    });
    it('is chosen by each person, and a card of another one acts on its own', async () => {
      await withAsm(office, 1);
      await office.press(SE, 'ciclo.abrir', { ...CICLO, pae: '2026', ejercicio: '2025' });
      assert.match(shown(await office.say(SE, 'ruta')), /PAE 2026/);
      await office.press(SE, 'ciclo.elegir', { ciclo: 'pae-2025-electoral' });
      assert.match(shown(await office.say(SE, 'ruta')), /PAE 2025/);
      assert.match(shown(await office.say(DO, 'ruta')), /PAE 2026/);
      const acuse = await office.press(DO, 'notificacion.acusar', { ciclo: 'pae-2025-electoral', id: 'N-001' });
      assert.match(shown(acuse), /Acuse registrado\. .+se le avisará/);
      assert.match(shown(await office.press(SE, 'ciclo.elegir', { ciclo: '../x' })), /no está abierto/);
    });
  });

  describe('directorio', () => {
    it('is read by who may, and changed by who keeps it alone', async () => {
      assert.match(shown(await office.say(DO, 'directorio')), /lo consultan/);
      assert.doesNotMatch(shown(await office.say(CONTRALORIA, 'directorio')), /Registrar un cambio/);
      assert.match(shown(await office.say(ADMIN, 'directorio')), /Registrar un cambio/);
      for (const who of [SE, DPC]) await office.press(who, 'directorio.designar', designation({}));
      assert.match(shown(await office.say(DO, 'pendientes')), /pendientes/);
      assert.match(shown(await office.say(NEW, 'pendientes')), /no figura/);
    });
    it('lets a new titular in at once with what is open, and the former one out', async () => {
      await withAsm(office, 1);
      const reply = await office.press(ADMIN, 'directorio.designar', designation({}));
      assert.match(shown(reply), /Lic\. Nueva Titular Prueba queda como titular de Dirección de Organización/);
      await office.app.outbox.poke();
      assert.ok(office.sent.some(({ person, card }) => person === NEW && card.template === 'pendientes'));
      assert.match(shown(await office.say(NEW, 'pendientes')), /Acusar recibo de la notificación/);
      assert.match(shown(await office.say(DO, 'pendientes')), /no figura/);
      const acuse = { ciclo: 'pae-2025-electoral', id: 'N-001' };
      assert.match(shown(await office.press(DO, 'notificacion.acusar', acuse)), /no figura/);
      assert.match(
        shown(await office.press(NEW, 'notificacion.acusar', acuse)),
        /Recibido por Lic\. Nueva Titular Prueba/,
      );
    });
    it('keeps what was typed when it is refused, names included', async () => {
      const reply = cardOf(await office.press(ADMIN, 'directorio.designar', designation({ id: 'no-es' })));
      assert.match(reply.notice?.text ?? '', /Microsoft Entra no es válido/);
      assert.equal(reply.data['nombre'], 'Lic. Nueva Titular Prueba');
      assert.match(
        shown(await office.press(ADMIN, 'directorio.designar', designation({ id: DPC }))),
        /ya es de Dra\. Patricia Villanueva Montes/,
      );
    });
    it('opens each form with what is known, and takes nothing that is not on the roster', async () => {
      const open = async (tramite: string, puesto = 'DO') =>
        cardOf(await office.press(ADMIN, 'directorio.forma', { tramite, puesto }));
      assert.equal((await open('titular')).data['titulo'], 'Cambiar titular');
      assert.equal((await open('suplente')).data['conHasta'], true);
      const end = await open('terminar');
      assert.match(JSON.stringify(end.data['designaciones']), /Cárdenas Solís, titular/);
      assert.equal(end.data['designacion'], `titular|${DO}`);
      const post = await open('puesto');
      assert.deepEqual([post.data['clave'], post.data['nombre']], ['DO', 'Dirección de Organización']);
      assert.equal((await open('puesto-nuevo', '')).data['clave'], '');
      for (const [tramite, puesto] of [
        ['constructor', 'DO'],
        ['titular', 'NADIE'],
        ['', ''],
      ] as const)
        assert.match((await open(tramite, puesto)).notice?.text ?? '', /Elija un puesto de la lista/);
    });
    it('says what is missing in each form, and keeps the rest', async () => {
      const said = async (verb: string, data: Record<string, string>) => cardOf(await office.press(ADMIN, verb, data));
      const nobody = await said('directorio.designar', { tramite: 'titular', puesto: 'DO', motivo: 'Relevo' });
      assert.match(nobody.notice?.text ?? '', /Falta la persona/);
      assert.equal(nobody.data['motivo'], 'Relevo');
      const unnamed = await said('directorio.designar', designation({ nombre: 'X' }));
      assert.match(unnamed.notice?.text ?? '', /Falta el nombre de la persona/);
      const ending = await said('directorio.terminar', { puesto: 'DO', designacion: 'otra', motivo: 'Relevo' });
      assert.match(ending.notice?.text ?? '', /Falta la designación/);
      assert.equal(ending.data['motivo'], 'Relevo');
      const post = await said('directorio.puesto', { nuevo: 'true', clave: 'DJ', nombre: 'Jurídica', clase: 'otra' });
      assert.match(post.notice?.text ?? '', /Falta la clase del puesto/);
      assert.equal(post.data['nombre'], 'Jurídica');
    });
    it('never puts a name into the record', async () => {
      await office.press(ADMIN, 'directorio.designar', designation({}));
      assert.doesNotMatch(JSON.stringify(await office.app.office.directorio()), /Nueva Titular/);
    });
    it('adds a post and ends a designation', async () => {
      const puesto = {
        nuevo: 'true',
        clave: 'dj',
        nombre: 'Dirección Jurídica',
        cargo: 'Titular',
        clase: 'unidad',
        ejecutora: 'true',
      };
      assert.match(shown(await office.press(ADMIN, 'directorio.puesto', puesto)), /«Dirección Jurídica» guardado/);
      const end = { puesto: 'DO', designacion: `titular|${DO}`, hasta: '2026-11-22' };
      assert.match(shown(await office.press(ADMIN, 'directorio.terminar', end)), /deja de ser titular/);
      assert.match(shown(await office.say(DO, 'ruta')), /no figura/);
    });
  });

  describe('edited and broken input', () => {
    it('takes names that every object has for what they are: nothing', async () => {
      await withAsm(office, 1);
      for (const verb of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
        assert.match(shown(await office.press(SE, verb)), /ya no se usa/);
      for (const asunto of ['asm.constructor', 'constructor', '__proto__', 'postura.a.b', 'consulta.toString', ''])
        assert.match(
          shown(await office.press(SE, 'ver', { ciclo: 'pae-2025-electoral', asunto })),
          /no está a su alcance/,
        );
      await office.press(DO, 'notificacion.acusar', { ciclo: 'pae-2025-electoral', id: 'constructor' });
      await office.press(SE, 'asm.lista', { pagina: '-1', unidad: '__proto__', estado: {}, ids: [1] });
      await office.press(SE, 'pendientes.ver', { clase: 'toString', pagina: 'NaN' });
      await office.press(ADMIN, 'directorio.forma', { tramite: 'constructor', puesto: '__proto__' });
      await office.press(SE, 'volver', { desde: 'constructor|1' });
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    });
    it('answers 20,000 characters', async () => {
      assert.ok(shown(await office.say(SE, 'ruta '.repeat(4000))).length > 0);
      assert.ok(shown(await office.press(SE, 'decir', { texto: 'a'.repeat(20_000) })).length > 0);
    });
    it('records both of two people whose activities have the same id, and of one who sends none', async () => {
      await withAsm(office, 1);
      const press = (person: string, id: string, puesto: string) =>
        office.app.chat.onAction({
          id,
          person,
          verb: 'mecanismo.acusar',
          data: { ciclo: 'pae-2025-electoral', puesto },
        });
      await Promise.all([press(DO, '1', 'DO'), press(DPC, '1', 'DPC'), press(SE, '', 'SE')]);
      await press(CONTRALORIA, '', 'CG');
      const ciclo = await office.app.office.ciclo('pae-2025-electoral');
      const acuses = ciclo?.mecanismo.estado === 'aprobado' ? ciclo.mecanismo.acuses : {};
      assert.deepEqual(
        ['DO', 'DPC', 'SE', 'CG'].map((puesto) => acuses[puesto]?.estado),
        ['acusado', 'acusado', 'acusado', 'acusado'],
      );
    });
  });

  describe('the welcome', () => {
    it('names the app, what the post does here, and what waits', async () => {
      await withAsm(office, 1);
      const [reply] = await office.app.chat.onInstalled(DO, 'i');
      const card = shown(reply ?? assert.fail());
      assert.match(card, /Seguimiento ASM/);
      assert.match(card, /Como titular \(Dirección de Organización\), usted acusa recibo/);
      assert.match(card, /Acusar recibo de la notificación/);
    });
  });
});
