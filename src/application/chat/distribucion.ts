import { asunto } from '../../domain/asunto.js';
import type { Convenio } from '../../domain/convenio.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import { porDistribuir } from '../../domain/distribucion.js';
import type { Archivo } from '../../domain/identity.js';
import { printable } from '../printable-text.js';
import { acuseEstado } from './acuse-estado.js';
import type { Feature, FilesOf, Press, Say, View, Viewer } from './feature.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { seenOf } from './typed.js';

/** The viewer's own copy while its receipt is missing: whoever gave it out gets no card of it. */
const ownCopy = (
  vigente: Convenio | undefined,
  viewer: Viewer,
): { readonly acusa: boolean; readonly asuntoCopia: string } => {
  const own = Object.entries(vigente?.copias ?? {}).find(
    ([puesto, { acuse }]) => acuse.estado !== 'acusado' && signs(viewer, puesto),
  );
  return { acusa: own !== undefined, asuntoCopia: asunto.copia(vigente?.numero ?? 0, own?.[0] ?? '') };
};

const distribucionView: View = (ciclo, _parts, viewer) => {
  if (!readsAll(viewer)) return undefined;
  const vigente = convenioVigente(ciclo);
  return {
    template: 'distribucion',
    data: {
      ...buttonData(ciclo, asunto.distribucion),
      numero: String(vigente?.numero ?? ''),
      etiqueta: `Acción 4.1 · PAE ${ciclo.datos.pae}`,
      texto:
        vigente === undefined
          ? 'Las copias se entregan cuando el Convenio esté suscrito.'
          : `Convenio, versión ${vigente.numero}: copias en resguardo de la Secretaría Ejecutiva y de la Dirección de Administración.`,
      filas: Object.entries(vigente?.copias ?? {}).map(([puesto, { acuse, resguardo }]) => ({
        titulo: postName(viewer, puesto),
        estado: acuseEstado(acuse, viewer),
        resguardo: resguardo === undefined ? '' : `Resguarda: ${resguardo.resguarda}. Lugar: ${resguardo.lugar}.`,
      })),
      ...ownCopy(vigente, viewer),
      entrega: isSecretaria(viewer) && porDistribuir(ciclo) !== undefined,
    },
  };
};

const copiaView: View = (ciclo, [numero = '', puesto = ''], viewer, typed = {}) => {
  const convenio = ciclo.convenios.find((each) => String(each.numero) === numero);
  const copia = convenio?.copias[puesto];
  if (copia === undefined || !(holds(viewer, puesto) || readsAll(viewer))) return undefined;
  const missing = copia.acuse.estado !== 'acusado';
  return {
    template: 'copia',
    data: {
      ...buttonData(ciclo, `copia.${numero}.${puesto}`),
      numero,
      puesto,
      etiqueta: `Acción 4.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, puesto)}`,
      titulo: `Copia del Convenio, versión ${numero}`,
      estado: acuseEstado(copia.acuse, viewer),
      resguardo:
        copia.resguardo === undefined
          ? ''
          : `Resguarda: ${copia.resguardo.resguarda}. Lugar: ${copia.resguardo.lugar}.`,
      acusa: missing && signs(viewer, puesto),
      soloTitular: missing && holds(viewer, puesto) && !signs(viewer, puesto),
      resguarda: (typed['resguarda'] ?? '').slice(0, 200),
      lugar: (typed['lugar'] ?? '').slice(0, 200),
    },
  };
};

const files: FilesOf = (ciclo, [numero = '', puesto = ''], viewer): readonly Archivo[] => {
  const convenio = ciclo.convenios.find((each) => String(each.numero) === numero);
  if (convenio?.copias[puesto] === undefined || !(holds(viewer, puesto) || readsAll(viewer))) return [];
  const { documento, constancia } = convenio;
  return [documento.pdf, documento.docx, ...(constancia === undefined ? [] : [constancia.pdf])];
};

const entregar: Press = (turn, typed) => {
  const seen = seenOf(typed);
  const command = { type: 'distribuir-convenio', numero: Number(typed['numero']) } as const;
  return turn.order({
    command,
    asunto: asunto.distribucion,
    ...(seen && { seen }),
    done: 'Se entregaron las copias y se pidió su acuse.',
  });
};

const acusar: Press = (turn, typed) => {
  const { numero = '', puesto = '' } = typed;
  const seen = seenOf(typed);
  const resguardo = {
    resguarda: printable(typed['resguarda'] ?? '').trim(),
    lugar: printable(typed['lugar'] ?? '').trim(),
  };
  const command = { type: 'acusar-copia', numero: Number(numero), puesto, resguardo } as const;
  return turn.order({
    command,
    asunto: `copia.${numero}.${puesto}`,
    typed,
    ...(seen && { seen }),
    done: 'Acuse registrado. Por ahora es todo: se le avisará aquí cuando algo espere su respuesta.',
  });
};

const say: Say = async (turn) =>
  turn.ciclo === undefined ? [sinCiclo(turn.viewer)] : [await turn.show(asunto.distribucion)];

/** Copies of the Convenio for those who keep them, with their receipts (4.1). */
export const distribucionFeature: Feature = {
  views: { distribucion: distribucionView, copia: copiaView },
  commands: { distribucion: say },
  files: { copia: files },
  presses: { 'copia.entregar': entregar, 'copia.acusar': acusar },
};
