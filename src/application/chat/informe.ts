import { asunto } from '../../domain/asunto.js';
import type { TextoAsm } from '../../domain/asm.js';
import { esFecha, formatFecha } from '../../domain/fecha.js';
import type { Feature, Press, Say, Typed, View } from './feature.js';
import { buttonData, isOf, readsAll } from './matter.js';

const informeView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const { informe } = ciclo;
  const prepares = isOf(viewer, 'secretaria-ejecutiva', 'uippe');
  const registered = Object.keys(ciclo.asm).length;
  return {
    template: 'informe',
    data: {
      ...buttonData(ciclo, asunto.informe),
      etiqueta: `Acción 1.2 · PAE ${ciclo.datos.pae}`,
      recibir: prepares && informe === undefined,
      folio: typed['folio'] ?? '',
      fecha: typed['fecha'] ?? viewer.today,
      asmDeclarados: typed['asmDeclarados'] ?? '',
      recibido: informe !== undefined,
      hechos: informe === undefined ? [] : [
        { titulo: 'Folio', valor: informe.folio },
        { titulo: 'Fecha', valor: formatFecha(informe.fecha) },
        { titulo: 'ASM que declara', valor: String(informe.asmDeclarados) },
        { titulo: 'ASM registrados', valor: String(registered) },
      ],
      registrar: prepares && informe !== undefined && registered < informe.asmDeclarados,
      hallazgo: typed['hallazgo'] ?? '',
      recomendacion: typed['recomendacion'] ?? '',
      ubicacion: typed['ubicacion'] ?? '',
      clase: typed['clase'] ?? 'sin-precisar',
      motivo: typed['motivo'] ?? '',
    },
  };
};

const recibir: Press = async (turn, typed) => {
  const fecha = typed['fecha'] ?? '';
  if (!esFecha(fecha)) return turn.show(asunto.informe, { tone: 'warning', text: 'La fecha del informe no es válida. Elíjala de nuevo.' }, typed);
  const asmDeclarados = Number(typed['asmDeclarados']);
  if (!Number.isInteger(asmDeclarados) || asmDeclarados < 1)
    return turn.show(asunto.informe, { tone: 'warning', text: 'Escriba cuántos ASM presenta el informe, con un número entero.' }, typed);
  return turn.order({
    command: { type: 'recibir-informe', folio: (typed['folio'] ?? '').trim(), fecha, asmDeclarados },
    asunto: asunto.informe,
    typed,
    done: 'Informe recibido. Registre ahora sus ASM.',
  });
};

const CLASES = ['hallazgo', 'oportunidad', 'debilidad', 'amenaza', 'sin-precisar'] as const;

const textoFrom = (typed: Typed): TextoAsm => {
  const text = (key: string): string => (typed[key] ?? '').trim();
  const clase = CLASES.find((each) => each === typed['clase']) ?? 'sin-precisar';
  return {
    clase,
    ubicacion: text('ubicacion') === '' ? 'sin precisar' : text('ubicacion'),
    ...(text('hallazgo') === '' ? {} : { hallazgo: typed['hallazgo'] ?? '' }),
    ...(text('recomendacion') === '' ? {} : { recomendacion: typed['recomendacion'] ?? '' }),
  };
};

const registrar: Press = (turn, typed) =>
  turn.order({
    command: { type: 'registrar-asm', textos: [textoFrom(typed)], ...(typed['motivo']?.trim() ? { motivo: typed['motivo'] } : {}) },
    asunto: asunto.informe,
    typed,
    done: 'ASM registrado a la letra.',
  });

const say: Say = async (turn) => [await turn.show(asunto.informe)];

/** Reception of the report and typed ASM (1.2). */
export const informeFeature: Feature = {
  views: { informe: informeView },
  commands: { informe: say, registrar: say },
  presses: { 'informe.recibir': recibir, 'asm.registrar': registrar },
};
