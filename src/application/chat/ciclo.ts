import type { DatosCiclo } from '../../domain/ciclo-event.js';
import type { Reply } from '../chat.js';
import type { Feature, Press, Say, Typed } from './feature.js';
import { isSecretaria } from './matter.js';

const DEFAULTS: Typed = {
  programa: 'Electoral',
  evaluacion: '',
  marcoLegal: [
    'Artículo 134 de la Constitución Política de los Estados Unidos Mexicanos',
    'Artículo 129 de la Constitución Política del Estado Libre y Soberano de México',
    'Artículo 327-A del Código Financiero del Estado de México',
  ].join('\n'),
};

const slug = (text: string): string =>
  text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40);

const form = (typed: Typed, today: string, notice?: string): Reply => {
  const year = Number(today.slice(0, 4));
  const value = (key: string, otherwise: string): string => typed[key] ?? DEFAULTS[key] ?? otherwise;
  const card = {
    template: 'ciclo-abrir',
    data: {
      pae: value('pae', String(year - 1)),
      ejercicio: value('ejercicio', String(year - 2)),
      paaSiguiente: value('paaSiguiente', String(year)),
      programa: value('programa', ''),
      evaluacion: value('evaluacion', ''),
      marcoLegal: value('marcoLegal', ''),
    },
  };
  return { card: notice === undefined ? card : { ...card, notice: { tone: 'warning', text: notice } } };
};

const datosFrom = (typed: Typed): DatosCiclo => {
  const text = (key: string): string => (typed[key] ?? '').trim();
  return {
    id: `pae-${text('pae')}-${slug(text('programa'))}`,
    pae: Number(text('pae')),
    ejercicio: Number(text('ejercicio')),
    paaSiguiente: Number(text('paaSiguiente')),
    programa: text('programa'),
    evaluacion: text('evaluacion'),
    marcoLegal: text('marcoLegal').split('\n').map((line) => line.trim()).filter((line) => line !== ''),
  };
};

const say: Say = async (turn) =>
  isSecretaria(turn.viewer)
    ? [form({}, turn.viewer.today)]
    : [{ text: 'Abrir un ciclo corresponde a la Secretaría Ejecutiva. Escriba «ruta» para ver el ciclo en curso.' }];

const abrir: Press = async (turn, typed) => {
  const datos = datosFrom(typed);
  const outcome = await turn.give({ type: 'abrir-ciclo', datos }, undefined, datos.id);
  if (outcome.kind === 'refused') return form(typed, turn.viewer.today, `${outcome.refusal.why} ${outcome.refusal.next}`);
  return {
    card: {
      template: 'aviso',
      data: {
        titulo: `Ciclo PAE ${datos.pae} abierto`,
        texto: 'Adjunte en este chat el documento del Mecanismo para que el titular lo apruebe (acción 1.1).',
        hechos: [
          { titulo: 'Programa', valor: datos.programa },
          { titulo: 'Evaluación', valor: datos.evaluacion },
          { titulo: 'Ejercicio', valor: String(datos.ejercicio) },
        ],
      },
    },
  };
};

/** Opening of a ciclo with its data (before 1.1). */
export const cicloFeature: Feature = { commands: { ciclo: say }, presses: { 'ciclo.abrir': abrir } };
