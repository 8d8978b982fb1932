import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Convenio, negativasVivas, partesQuePuedeNegar, type ReglaFirma } from '../../domain/convenio.js';
import { excluidosDe, partesDe } from '../../domain/convenio-actual.js';
import { faltanPorAcordar } from '../../domain/convenio-integrar.js';
import { secretariaOf } from '../../domain/directorio.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { obligacionesDe } from '../../domain/obligaciones.js';
import { counted } from '../counted.js';
import { causaLine } from '../notice-convenio.js';
import type { View, Viewer } from './feature.js';
import { firmanDeNuevo, firmasData } from './firma-card.js';
import type { PasosDeFirma } from './firma-vistas.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll } from './matter.js';

const etiquetaOf = ({ datos }: CicloAbierto): string => `Acción 3.2 · PAE ${datos.pae}`;

/** Where a version stands, in one sentence. */
const convenioEstado = ({ situacion }: Convenio): string => {
  switch (situacion.estado) {
    case 'en-firma':
      return `En firma, a más tardar el ${formatFecha(situacion.plazo.vence)}.`;
    case 'sin-efecto':
      return `Sin efecto desde el ${formatInstante(situacion.at)}: ${causaLine(situacion)}.`;
    case 'suscrito':
      return `Suscrito por todas las partes el ${formatFecha(situacion.fecha)}.`;
  }
};

/** The version of that number, when the viewer may see it: who signs it, whose commitments it holds, and who reads the whole ciclo. */
export const visibleConvenio = (ciclo: CicloAbierto, numero: string, viewer: Viewer): Convenio | undefined => {
  const found = ciclo.convenios.find((each) => String(each.numero) === numero);
  const party =
    found !== undefined &&
    (found.firmantes.some(({ puesto }) => holds(viewer, puesto)) ||
      found.partes.some(({ unidad }) => holds(viewer, unidad)));
  const published = found?.publicacion?.registro !== undefined;
  return found !== undefined && (party || published || readsAll(viewer)) ? found : undefined;
};

/** What this version has to do with the one before: what it replaces and why, or what it modifies. */
const beforeOf = (ciclo: CicloAbierto, convenio: Convenio, viewer: Viewer): string => {
  const { numero, modifica, situacion } = convenio;
  const at = (which: number): Convenio | undefined => ciclo.convenios.find((each) => each.numero === which);
  if (situacion.estado === 'sin-efecto') return firmanDeNuevo(convenio, at(numero + 1), viewer);
  const before = at(numero - 1);
  const replaced =
    before?.situacion.estado === 'sin-efecto'
      ? [
          `Sustituye a la versión ${before.numero}: ${causaLine(before.situacion)}.`,
          firmanDeNuevo(before, convenio, viewer),
        ]
      : [];
  const inForce =
    modifica !== undefined && situacion.estado === 'en-firma'
      ? [`La versión ${modifica} sigue vigente hasta que esta se suscriba.`]
      : [];
  return [...replaced, ...inForce].filter((line) => line !== '').join(' ');
};

const MOST_REFUSED = 3;

/**
 * The commitments that somebody refuses to sign, each to be opened again or left for a modificatorio by SE (3.1): a unit's
 * own, or those of every unit on that ASM when SE refuses.
 */
const refusedOf = (ciclo: CicloAbierto, convenio: Convenio): readonly Record<string, string>[] => {
  const refused = negativasVivas(convenio).flatMap(({ puesto, asm }) => {
    const about = convenio.partes.filter((parte) => asm.includes(parte.asm));
    const own = about.filter(({ unidad }) => unidad === puesto);
    return own.length === 0 ? about : own;
  });
  return refused.slice(0, MOST_REFUSED).map(({ asm, unidad }) => ({
    ciclo: ciclo.datos.id,
    // The key of a post says little: it stands only where several units refuse the same ASM.
    titulo: `Ver ${asm}${refused.filter((each) => each.asm === asm).length > 1 ? ` (${unidad})` : ''}`,
    asunto: asunto.compromiso(asm, unidad),
  }));
};

/** The card of a version: its text, its hash, everybody's progress, and what this viewer can do (3.2). */
export const convenioView =
  (regla: ReglaFirma): View =>
  (ciclo, [numero = ''], viewer, typed = {}) => {
    const convenio = visibleConvenio(ciclo, numero, viewer);
    if (convenio === undefined) return undefined;
    return {
      template: 'convenio',
      data: {
        ...buttonData(ciclo, asunto.convenio(convenio.numero)),
        ...firmasData(convenio, regla, viewer, typed),
        etiqueta: etiquetaOf(ciclo),
        titulo:
          convenio.modifica === undefined ? `Convenio, versión ${numero}` : `Convenio modificatorio, versión ${numero}`,
        estado: convenioEstado(convenio),
        contenido: `${counted(new Set(convenio.partes.map(({ asm }) => asm)).size, 'ASM', 'ASM')} y ${counted(convenio.partes.length, 'compromiso', 'compromisos')}${convenio.excluidos.length === 0 ? '' : `; ${counted(convenio.excluidos.length, 'se deja', 'se dejan')} para un modificatorio`}.`,
        antecedente: beforeOf(ciclo, convenio, viewer),
        publicado:
          convenio.publicacion?.registro === undefined
            ? ''
            : `Publicado el ${formatFecha(convenio.publicacion.registro.fecha)}: ${convenio.publicacion.registro.url}`,
        negados: refusedOf(ciclo, convenio),
        asuntoFirma: asunto.convenioFirma(convenio.numero),
        asuntoNegar: `convenio-negar.${numero}`,
        asuntoCompromisos: 'compromisos-resumen',
      },
    };
  };

/** The steps of the signature of the Convenio (3.2). */
export const pasosDelConvenio: PasosDeFirma<Convenio> = {
  visible: visibleConvenio,
  asunto: asunto.convenio,
  etiqueta: etiquetaOf,
  verbos: { firmar: 'convenio.firmar', negar: 'convenio.negar' },
  pregunta: '¿Firma el Convenio?',
  negables: (convenio, puesto, { directorio }) => [
    ...new Set(partesQuePuedeNegar(convenio, puesto, secretariaOf(directorio)).map(({ asm }) => asm)),
  ],
};

const missingLines = (ciclo: CicloAbierto, viewer: Viewer): readonly string[] => {
  const byUnit = new Map<string, string[]>();
  for (const { asm, unidad } of faltanPorAcordar(ciclo)) byUnit.set(unidad, [...(byUnit.get(unidad) ?? []), asm]);
  return [...byUnit].map(([unidad, asm]) => `${postName(viewer, unidad)}: ${beginning(asm.join(', '), 300, 2)}`);
};

/** The Convenio as a whole: what is agreed, what is missing and whose turn it is, and every version (3.2). */
export const conveniosView: View = (ciclo, _parts, viewer) => {
  if (!readsAll(viewer)) return undefined;
  const missing = missingLines(ciclo, viewer);
  const partes = partesDe(ciclo);
  const excluidos = excluidosDe(ciclo);
  const last = ciclo.convenios.at(-1);
  const owed = obligacionesDe(ciclo, secretariaOf(viewer.directorio)).some(
    ({ clase }) => clase === 'integrar-convenio',
  );
  const versions = ciclo.convenios.toReversed().slice(0, 8);
  return {
    template: 'convenios',
    data: {
      ...buttonData(ciclo, asunto.convenios),
      etiqueta: etiquetaOf(ciclo),
      cuenta: `${counted(partes.length, 'compromiso acordado', 'compromisos acordados')}${excluidos.length === 0 ? '' : ` · ${excluidos.length} para un modificatorio`}`,
      faltan:
        missing.length === 0
          ? []
          : ['Falta acordar o dejar para un modificatorio:', ...missing].map((texto) => ({ texto })),
      hayFaltantes: missing.length > 0,
      asuntoCompromisos: 'compromisos-resumen',
      integra: isSecretaria(viewer) && owed,
      boton: last?.situacion.estado === 'suscrito' ? 'Integrar el modificatorio' : 'Integrar el Convenio',
      versiones: versions.map((each) => ({
        ciclo: ciclo.datos.id,
        titulo: `Versión ${each.numero}`,
        estado: convenioEstado(each),
      })),
      hay: versions.length > 0,
      opciones: versions.map(({ numero }) => ({ title: `Versión ${numero}`, value: asunto.convenio(numero) })),
      elegido: last === undefined ? '' : asunto.convenio(last.numero),
    },
  };
};
