import { EjemploError } from './ejemplo-error.js';
import type { Escena } from './ejemplo-escena.js';
import { textsOf } from './ejemplo-escritorio.js';
import { titulares } from './ejemplo-fase1.js';
import { ASM } from './ejemplo-guion.js';
import type { Paso } from './ejemplo-pasos.js';
import { DICE, VERBO } from './ejemplo-verbos.js';

/** What a unit reports on its activities, by their keys; the rest goes as the card proposes it. */
type Avances = Readonly<Record<string, Readonly<Record<string, string>>>>;

const PRIMEROS: Avances = {
  'ASM-01.A1': {
    porcentaje: '40',
    estado: 'en-proceso',
    motivo: '',
    comentarios: 'Concluyó el taller y se integró el árbol de problemas.',
  },
  'ASM-02.A1': { porcentaje: '25', estado: 'en-proceso', motivo: '', comentarios: 'Fichas en revisión.' },
  'ASM-03.A1': { porcentaje: '0', estado: 'no-iniciado', motivo: 'La Junta General sesiona hasta el siguiente mes.' },
};

const ATENDIDA = { porcentaje: '100', estado: 'atendido', motivo: '' } as const;

const ULTIMOS: Avances = {
  'ASM-01.A1': { ...ATENDIDA, comentarios: 'Se entregaron la minuta y el árbol de problemas.' },
  'ASM-01.A2': { ...ATENDIDA, comentarios: 'La Junta General aprobó la MIR rediseñada.' },
  'ASM-02.A1': {
    porcentaje: '30',
    estado: 'en-proceso',
    motivo: '',
    comentarios: 'Los indicadores se retiran de la MIR.',
  },
  'ASM-03.A1': { ...ATENDIDA, comentarios: 'El manual se publicó en la normateca interna.' },
};

async function avanzaElReloj({ siguienteBimestre, cuenta }: Escena): Promise<void> {
  cuenta(`Reloj del bot: ${await siguienteBimestre()}.`);
}

const reportan =
  (avances: Avances) =>
  async ({ de }: Escena): Promise<void> => {
    for (const clave of titulares(ASM)) {
      const card = await de(clave).recibe(DICE.porReportar);
      const own = ASM.filter((asm) => asm.titulares.includes(clave)).map(({ id }) => id);
      const inputs = Object.entries(avances)
        .filter(([key]) => own.some((id) => key.startsWith(`${id}.`)))
        .flatMap(([key, fields]) => Object.entries(fields).map(([field, value]) => [`${field}-${key}`, value]));
      await de(clave).presiona(card, { verb: VERBO.reportarAvance }, Object.fromEntries(inputs), DICE.reportado);
    }
  };

async function compila({ de }: Escena): Promise<void> {
  const card = await de('se').recibe(DICE.porCompilar);
  await de('se').presiona(card, { verb: VERBO.compilarBimestre }, {}, DICE.compilado);
}

/** The day on which the request was received, as its card says it: it is captured the same day. */
function diaDeRecibo(text: string): string {
  const [, day, month, year] = /recibida por .*?, (\d{2})\/(\d{2})\/(\d{4})/su.exec(text) ?? [];
  if (year === undefined)
    throw new EjemploError(`La tarjeta de captura no dice cuándo se recibió: ${text.slice(0, 500)}`);
  return `${year}-${month}-${day}`;
}

async function captura({ de }: Escena): Promise<void> {
  const [se, da] = [de('se'), de('da')];
  const report = await se.recibe(DICE.capturaPorResolver);
  const form = await se.presiona(report, { verb: VERBO.abrirCaptura }, {}, DICE.capturaPorResolver);
  await se.presiona(form, { verb: VERBO.solicitarCaptura }, {}, DICE.capturaSolicitada);
  const asked = await da.recibe(DICE.capturaSolicitada);
  const received = await da.presiona(asked, { verb: VERBO.acusarCaptura }, {}, DICE.capturaAcusada);
  const fecha = diaDeRecibo(textsOf(received.card));
  await da.presiona(received, { verb: VERBO.registrarCaptura }, { fecha }, DICE.capturado);
}

/** One check-in of 5.2: reported, compiled and captured. */
export const SEGUIMIENTO: readonly Paso[] = [
  { accion: '5.2', que: 'El reloj avanza hasta el siguiente bimestre', hace: avanzaElReloj },
  { accion: '5.2', que: 'Cada unidad recibe su tarjeta de seguimiento y reporta su avance', hace: reportan(PRIMEROS) },
  { accion: '5.2', que: 'El reloj avanza y el seguimiento se cierra', hace: avanzaElReloj },
  { accion: '5.2', que: 'La Secretaría Ejecutiva compila el informe bimestral', hace: compila },
  {
    accion: '5.2',
    que: 'Se solicita la captura en el SPP, y la Dirección de Administración la registra',
    hace: captura,
  },
];

/** The second check-in is reported before the ASM are judged. */
export const SEGUNDO_REPORTE: Paso = {
  accion: '5.2',
  que: 'Cada unidad reporta lo que concluyó en el bimestre',
  hace: reportan(ULTIMOS),
};

/** The second check-in, open when the last ASM was closed, ends, is compiled and captured. */
export const ULTIMO_SEGUIMIENTO: readonly Paso[] = [
  { accion: '5.2', que: 'El reloj avanza y se cierra el último seguimiento', hace: avanzaElReloj },
  { accion: '5.2', que: 'La Secretaría Ejecutiva compila su informe', hace: compila },
  { accion: '5.2', que: 'Se solicita su captura en el SPP y se registra', hace: captura },
];
