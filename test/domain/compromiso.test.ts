import assert from 'node:assert/strict';
import type { TextoAsm } from '../../src/domain/asm.js';
import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { ActividadPedida, Compromiso, CompromisoPedido } from '../../src/domain/compromiso.js';
import { avisosDe } from '../../src/domain/compromiso-aviso.js';
import { contenidoProblem } from '../../src/domain/compromiso-contenido.js';
import { numerar } from '../../src/domain/compromiso-numeracion.js';
import type { Redaccion } from '../../src/domain/convenio-command.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { compromisoPedido, preguntas } from '../application/stages.js';
import { at, DO, SE } from './ciclo-stages.js';
import { carriedOut, given, on } from './spec.js';

const [primera, segunda] = compromisoPedido.actividades;
if (primera === undefined || segunda === undefined) throw new Error('the sample commitment has two activities');

const propose = (changes: Partial<CompromisoPedido> = {}): CommandOf<'proponer-compromisos'> => ({
  type: 'proponer-compromisos',
  unidad: 'DO',
  propuestas: [{ asm: 'ASM-01', contenido: { ...compromisoPedido, ...changes } }],
});

const withFirst = (change: Partial<ActividadPedida>): Partial<CompromisoPedido> => ({
  actividades: [{ ...primera, ...change }, segunda],
});

const refuses = (changes: Partial<CompromisoPedido>, code: string): void =>
  given(at('atendido')).when(propose(changes), DO).refused(code);

const compromisoIn = (state: Ciclo): Compromiso => {
  const found = state.estado === 'abierto' ? state.compromisos['ASM-01.DO'] : undefined;
  if (found === undefined) assert.fail('no commitment on ASM-01 of DO');
  return found;
};

const returned = (): Ciclo =>
  carriedOut(at('propuesto'), {
    type: 'devolver-compromiso',
    unidad: 'DO',
    asm: 'ASM-01',
    observaciones: 'Precise el producto.',
  });

/** SE's wording of several commitments of DO at once. */
const counter = (...propuestas: readonly Redaccion[]): CommandOf<'contraproponer-compromisos'> => ({
  type: 'contraproponer-compromisos',
  unidad: 'DO',
  observaciones: 'Propuesta de la Secretaría Ejecutiva.',
  propuestas,
});

const onFirst: Redaccion = { asm: 'ASM-01', contenido: compromisoPedido };

describe('What a commitment must hold before it is proposed (3.1)', () => {
  it('has weights that add up to a hundred, said with what is missing or too much', () => {
    refuses(withFirst({ ponderacion: 30 }), 'ponderaciones-no-suman');
    refuses(withFirst({ ponderacion: 50 }), 'ponderaciones-no-suman');
    refuses(withFirst({ ponderacion: 0 }), 'ponderacion-invalida');
    refuses(withFirst({ ponderacion: Number.NaN }), 'ponderacion-invalida');
    refuses(withFirst({ ponderacion: 33.333 }), 'ponderacion-invalida');
    const thirds = [33.33, 33.33, 33.34].map((ponderacion) => ({ ...primera, ponderacion }));
    given(at('atendido'))
      .when(propose({ actividades: thirds }), DO)
      .thenTypes('compromiso-propuesto');
  });

  it('has dates that exist, in order, and within its own deadline', () => {
    refuses(withFirst({ inicio: '2026-02-30' }), 'fecha-invalida');
    refuses(withFirst({ inicio: '2026-07-01' }), 'fin-antes-de-inicio');
    refuses({ plazo: '2026-08-31' }, 'fin-tras-plazo');
    refuses({ plazo: '' }, 'fecha-invalida');
  });

  it('has activities with a responsible person, a measure and a documentary product', () => {
    refuses({ actividades: [] }, 'sin-actividades');
    refuses({ compromiso: ' ' }, 'compromiso-incompleto');
    refuses(withFirst({ responsable: '' }), 'compromiso-incompleto');
    refuses(withFirst({ unidadMedida: '' }), 'compromiso-incompleto');
    refuses(withFirst({ productos: [] }), 'sin-producto');
    refuses(withFirst({ productos: [{ nombre: ' ' }] }), 'compromiso-incompleto');
    refuses(withFirst({ productos: [{ nombre: 'Oficio' }, { nombre: ' oficio' }] }), 'producto-repetido');
    refuses(withFirst({ descripcion: 'x'.repeat(1001) }), 'texto-muy-largo');
    refuses({ instrumento: { clase: 'otro', nombre: '' } }, 'compromiso-incompleto');
  });

  it('may be a draft that lacks anything, but no endless one', () => {
    const draft = (contenido: CompromisoPedido): CommandOf<'preparar-compromisos'> => ({
      type: 'preparar-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido }],
    });
    const empty = { ...compromisoPedido, compromiso: '', plazo: '', actividades: [] };
    given(at('atendido')).when(draft(empty), DO).thenTypes('compromiso-preparado');
    given(at('atendido'))
      .when(draft({ ...empty, compromiso: 'x'.repeat(2001) }), DO)
      .refused('borrador-muy-grande');
    const drafted = (change: Partial<ActividadPedida>): CommandOf<'preparar-compromisos'> =>
      draft({ ...empty, actividades: [{ ...primera, ...change }] });
    given(at('atendido'))
      .when(drafted({ inicio: '', ponderacion: 0 }), DO)
      .thenTypes('compromiso-preparado');
    for (const change of [{ inicio: '9'.repeat(300) }, { fin: '2026-02-30' }])
      given(at('atendido')).when(drafted(change), DO).refused('fecha-invalida');
    given(at('atendido'))
      .when(draft({ ...empty, plazo: 'pronto' }), DO)
      .refused('fecha-invalida');
    for (const ponderacion of [-1, 1e308, Number.NaN])
      given(at('atendido')).when(drafted({ ponderacion }), DO).refused('ponderacion-invalida');
  });
});

describe('What is pointed out of a commitment before it is signed (3.1)', () => {
  const texto: TextoAsm = { recomendacion: 'Actualizar la MIR.', clase: 'hallazgo', ubicacion: 'página 1' };
  const entorno = { texto, paa: 2026, today: '2026-03-02' };
  const numbered = (changes: Partial<CompromisoPedido> = {}) =>
    numerar(compromisoIn(at('atendido')), { ...compromisoPedido, ...changes });
  const clases = (changes: Partial<CompromisoPedido>, around = entorno) =>
    avisosDe(numbered(changes), around).map(({ clase }) => clase);

  it('is nothing when nothing is wrong', () => assert.deepEqual(clases({}), []));

  it('is a deadline after the PAA closes, a start that has passed and a product that names no document', () => {
    assert.deepEqual(clases({ plazo: '2027-01-01' }), ['plazo-tras-paa']);
    assert.deepEqual(clases(withFirst({ inicio: '2026-03-01' })), ['inicio-pasado']);
    assert.deepEqual(clases(withFirst({ productos: [{ nombre: 'Mejora de la comunicación' }] })), [
      'producto-no-documental',
    ]);
    assert.deepEqual(clases(withFirst({ productos: [{ nombre: 'Cédulas de evaluación' }] })), []);
  });

  it('is a recommendation that asks for several things, answered by one activity', () => {
    const compuesta = { ...entorno, texto: { ...texto, recomendacion: 'Elaborar un diagnóstico y publicar la MIR.' } };
    assert.deepEqual(clases({ actividades: [{ ...primera, ponderacion: 100 }] }, compuesta), [
      'recomendacion-compuesta',
    ]);
    assert.deepEqual(clases({}, compuesta), []);
  });

  it('is refused where the institution says so', () => {
    const strict = { ...reglasPorOmision.avisosCompromiso, 'plazo-tras-paa': 'rechazo' } as const;
    const by = { ...DO, reglas: { ...DO.reglas, avisosCompromiso: strict } };
    given(at('atendido'))
      .when(propose({ plazo: '2027-01-01' }), by)
      .refused('plazo-tras-paa');
    given(at('atendido'))
      .when(propose({ plazo: '2027-01-01' }), DO)
      .thenTypes('compromiso-propuesto');
  });
});

describe('The numbers of activities and products', () => {
  const before = compromisoIn(at('propuesto'));
  const [first, second] = before.versiones[0]?.contenido.actividades ?? [];
  if (first === undefined || second === undefined) throw new Error('two activities were proposed');

  it('stay with them when they are reordered or reworded, and are never given again', () => {
    const now = numerar(before, {
      ...compromisoPedido,
      actividades: [second, { ...first, descripcion: 'Otra.' }, { ...primera, descripcion: 'Nueva.' }],
    });
    assert.deepEqual(
      now.actividades.map(({ id }) => id),
      ['A2', 'A1', 'A3'],
    );
    const later = { ...before, numeradas: 3 };
    const again = numerar(later, { ...compromisoPedido, actividades: [first, { ...primera, descripcion: 'Última.' }] });
    assert.deepEqual(
      again.actividades.map(({ id }) => id),
      ['A1', 'A4'],
    );
  });

  it('are not taken from a client: an unknown or repeated one counts as new', () => {
    const now = numerar(before, {
      ...compromisoPedido,
      actividades: [{ ...first, id: 'A99', descripcion: 'Otra.' }, first, { ...first, descripcion: 'Tercera.' }],
    });
    assert.deepEqual(
      now.actividades.map(({ id }) => id),
      ['A3', 'A1', 'A4'],
    );
  });

  it('are found again by their words when a workbook brings none', () => {
    assert.deepEqual(numerar(before, compromisoPedido), before.versiones[0]?.contenido);
  });
});

/** The same, as a store may give it back: its keys in another order. */
const stored = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).toReversed())
        : each,
    ),
  );

describe('A commitment that goes back and forth (3.1)', () => {
  it('stays quiet when a draft is kept again, also after it was read back from a store', () => {
    const command: CommandOf<'preparar-compromisos'> = {
      type: 'preparar-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido: compromisoPedido }],
    };
    const kept = carriedOut(at('atendido'), command, DO);
    given(kept).when(command, DO).quiet();
    given(stored(kept)).when(command, DO).quiet();
  });

  const again = { ...propose(), propuestas: [{ asm: 'ASM-01' }] };

  it('is asked for by the note on the position, with its due date', () => {
    const { situacion } = compromisoIn(at('atendido'));
    assert.deepEqual(situacion, { estado: 'solicitado', plazo: { vence: '2026-03-16', recordar: '2026-03-12' } });
  });

  it('keeps every version, with what SE answered to each', () => {
    const answered = carriedOut(returned(), again, DO);
    const { versiones, situacion } = compromisoIn(answered);
    assert.deepEqual(
      versiones.map(({ numero, de, observaciones }) => ({ numero, de, observaciones })),
      [
        { numero: 1, de: 'unidad', observaciones: 'Precise el producto.' },
        { numero: 2, de: 'unidad', observaciones: undefined },
      ],
    );
    assert.equal(situacion.estado, 'propuesto');
  });

  it('takes a counter-proposal as a version of SE, which the unit may present as its own', () => {
    const worded = { ...onFirst, contenido: { ...compromisoPedido, compromiso: 'Otra redacción.' } };
    const proposed = carriedOut(at('propuesto'), counter(worded));
    assert.deepEqual(
      compromisoIn(proposed).versiones.map(({ de }) => de),
      ['unidad', 'secretaria'],
    );
    const agreed = carriedOut(carriedOut(proposed, again, DO), {
      type: 'acordar-compromisos',
      unidad: 'DO',
      asm: ['ASM-01'],
      preguntas,
    });
    const { versiones, situacion } = compromisoIn(agreed);
    assert.equal(situacion.estado === 'acordado' && situacion.version, 3);
    assert.equal(versiones[2]?.contenido.compromiso, 'Otra redacción.');
  });

  it('lets SE write first where a unit is silent, and nobody write what is agreed', () => {
    given(at('atendido')).when(counter(onFirst)).thenTypes('compromiso-devuelto');
    given(at('acordado')).when(counter(onFirst)).refused('compromiso-sin-revision');
    given(at('acordado')).when(propose(), DO).refused('compromiso-acordado');
  });

  it('is worded anew by SE together with others, or none of them is', () => {
    const third: Redaccion = { asm: 'ASM-03', contenido: compromisoPedido };
    given(at('atendido')).when(counter(onFirst, third)).thenTypes('compromiso-devuelto', 'compromiso-devuelto');
    given(at('atendido'))
      .when(counter(onFirst, { asm: 'ASM-02', contenido: compromisoPedido }))
      .refused('compromiso-no-solicitado');
    const nowhen = { ...third, contenido: { ...compromisoPedido, plazo: '2026-02-31' } };
    given(at('atendido')).when(counter(onFirst, nowhen)).refused('fecha-invalida');
    given(at('atendido')).when(counter(onFirst, onFirst)).refused('asm-repetido');
  });

  it('is presented with the drafts of others, or nothing is kept', () => {
    const draft: Redaccion = { asm: 'ASM-03', contenido: { ...compromisoPedido, plazo: '' } };
    const whole = { ...propose(), borradores: [draft] };
    given(at('atendido')).when(whole, DO).thenTypes('compromiso-propuesto', 'compromiso-preparado');
    given(at('atendido'))
      .when({ ...whole, borradores: [{ ...draft, asm: 'ASM-02' }] }, DO)
      .refused('compromiso-no-solicitado');
    given(at('atendido'))
      .when({ ...whole, borradores: [onFirst] }, DO)
      .refused('asm-repetido');
  });

  it('is not proposed on a position of rejection', () => {
    const rechazo = { sentido: 'rechazada', justificacion: 'No.', propuestas: '' } as const;
    const late = on('2026-03-20', { actor: SE.actor });
    const silent = carriedOut(
      at('seleccionado'),
      { type: 'registrar-sin-respuesta', asunto: 'postura.ASM-01.DO', puesto: 'DO' },
      late,
    );
    const rejected = carriedOut(
      silent,
      { type: 'presentar-postura', unidad: 'DO', asm: 'ASM-01', contenido: rechazo },
      DO,
    );
    given(rejected).when(propose(), DO).refused('postura-rechazada');
  });

  it('may be met with silence past its date, left for a modificatorio, and taken up again', () => {
    const silence = { type: 'registrar-sin-respuesta', asunto: 'compromisos.DO', puesto: 'DO' } as const;
    given(at('atendido')).when(silence).refused('plazo-vigente');
    const late = on('2026-03-17');
    given(at('atendido')).when(silence, late).thenTypes('sin-respuesta-registrada', 'sin-respuesta-registrada');
    const silent = carriedOut(at('atendido'), silence, late);
    given(silent).when(propose(), DO).thenTypes('compromiso-propuesto');
    const left = carriedOut(silent, {
      type: 'dejar-para-modificatorio',
      unidad: 'DO',
      asm: ['ASM-01'],
      razon: 'Silencio.',
    });
    given(left).when(propose(), DO).refused('compromiso-para-modificatorio');
    const reopened = carriedOut(left, {
      type: 'reabrir-compromiso',
      unidad: 'DO',
      asm: 'ASM-01',
      razon: 'Ya respondió.',
    });
    given(reopened).when(propose(), DO).thenTypes('compromiso-propuesto');
  });

  it('is whole when its parts are', () => {
    const contenido = compromisoIn(at('propuesto')).versiones[0]?.contenido;
    assert.equal(contenido && contenidoProblem(contenido), undefined);
  });
});
