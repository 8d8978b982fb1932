import type { Acta } from '../../domain/acta.js';
import { actaEnFirma } from '../../domain/acta-actual.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { ReglaFirma } from '../../domain/convenio.js';
import { secretariaOf } from '../../domain/directorio.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { obligacionesDe } from '../../domain/obligaciones.js';
import type { Eslabon } from '../../domain/trazabilidad.js';
import { eslabonesDelCiclo } from '../../domain/trazabilidad-ciclo.js';
import { fueraDelActa, lineaFuera } from '../acta-fuera.js';
import { counted } from '../counted.js';
import { causaDeActa } from '../notice-acta.js';
import type { View, Viewer } from './feature.js';
import { firmanDeNuevo, firmasData } from './firma-card.js';
import type { PasosDeFirma } from './firma-vistas.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isOf, isSecretaria, readsAll } from './matter.js';

const etiquetaOf = ({ datos }: CicloAbierto): string => `Acciones 5.3 y 5.4 · PAE ${datos.pae}`;

/** Where a version stands, in one sentence. */
const actaEstado = ({ situacion }: Acta): string => {
  switch (situacion.estado) {
    case 'en-firma':
      return `En firma, a más tardar el ${formatFecha(situacion.plazo.vence)}.`;
    case 'sin-efecto':
      return `Sin efecto desde el ${formatInstante(situacion.at)}: ${causaDeActa(situacion)}.`;
    case 'suscrita':
      return `Suscrita el ${formatFecha(situacion.fecha)}.`;
  }
};

/** The version of that number, when the viewer may see it: who signs it and who reads all; once it is signed, everybody. */
export const visibleActa = ({ actas }: CicloAbierto, numero: string, viewer: Viewer): Acta | undefined => {
  const found = actas.find((each) => String(each.numero) === numero);
  if (found === undefined) return undefined;
  const party = found.firmantes.some(({ puesto }) => holds(viewer, puesto));
  return party || readsAll(viewer) || found.situacion.estado === 'suscrita' ? found : undefined;
};

/** How the ASM of an Acta ended, counted. */
const resultadosLine = ({ resultados }: Acta): string => {
  const solved = resultados.filter(({ estado }) => estado === 'solventado').length;
  const rest = resultados.length - solved;
  return `${resultados.length} ASM: ${counted(solved, 'solventado', 'solventados')}${rest === 0 ? '' : ` y ${counted(rest, 'cerrado sin solventar', 'cerrados sin solventar')}`}.`;
};

/** What a version has to do with the one before or after it: what it replaces and why, and who signs again. */
const beforeOf = ({ actas }: CicloAbierto, acta: Acta, viewer: Viewer): string => {
  const at = (numero: number): Acta | undefined => actas.find((each) => each.numero === numero);
  if (acta.situacion.estado === 'sin-efecto') return firmanDeNuevo(acta, at(acta.numero + 1), viewer);
  const before = at(acta.numero - 1);
  return before?.situacion.estado === 'sin-efecto'
    ? `Sustituye a la versión ${before.numero}: ${causaDeActa(before.situacion)}. ${firmanDeNuevo(before, acta, viewer)}`.trim()
    : '';
};

/** The card of a version: its text, its hash, both signers' progress, and what this viewer can do (5.4). */
export const actaView =
  (regla: ReglaFirma): View =>
  (ciclo, [numero = ''], viewer, typed = {}) => {
    const acta = visibleActa(ciclo, numero, viewer);
    if (acta === undefined) return undefined;
    const registro = acta.publicacion?.registro;
    return {
      template: 'acta',
      data: {
        ...buttonData(ciclo, asunto.acta(acta.numero)),
        ...firmasData(acta, regla, viewer, typed),
        etiqueta: etiquetaOf(ciclo),
        titulo: `Acta de Atención de ASM, versión ${numero}`,
        estado: actaEstado(acta),
        contenido: resultadosLine(acta),
        antecedente: beforeOf(ciclo, acta, viewer),
        publicado: registro === undefined ? '' : `Publicada el ${formatFecha(registro.fecha)}: ${registro.url}`,
        publica: acta.publicacion !== undefined && isOf(viewer, 'secretaria-ejecutiva', 'uippe'),
        asuntoFirma: asunto.actaFirma(acta.numero),
        asuntoNegar: `acta-negar.${numero}`,
        asuntoCierres: asunto.cierres,
        asuntoResultados: asunto.resultados,
      },
    };
  };

/** The steps of the signature of the Acta (5.4). */
export const pasosDelActa: PasosDeFirma<Acta> = {
  visible: visibleActa,
  asunto: asunto.acta,
  etiqueta: etiquetaOf,
  verbos: { firmar: 'acta.firmar', negar: 'acta.negar' },
  pregunta: '¿Firma el Acta?',
  negables: () => [],
};

const MOST = 12;
const VERSIONS = 8;

const listed = (title: string, lines: readonly string[]): readonly string[] => {
  if (lines.length === 0) return [];
  const more = lines.length > MOST ? [`Y ${lines.length - MOST} más.`] : [];
  return [title, ...lines.slice(0, MOST).map((texto) => `• ${beginning(texto, 300, 3)}`), ...more];
};

/** What was selected and is not in the Convenio in force; what was never selected is on the Acta alone. */
const outsideLines = (ciclo: CicloAbierto, viewer: Viewer): readonly string[] =>
  listed(
    'Fuera del Convenio vigente, y el Acta lo hará constar:',
    fueraDelActa(ciclo, viewer)
      .filter(({ situacion }) => situacion !== 'no-seleccionado')
      .map(lineaFuera),
  );

const textsOf = (links: readonly Eslabon[], blocking: boolean): readonly string[] =>
  links.filter(({ bloquea }) => bloquea === blocking).map(({ texto }) => texto);

/** What is missing, in plain words: what blocks first, then what the Acta will only state. */
const missingLines = (ciclo: CicloAbierto, viewer: Viewer): readonly string[] => {
  const links = eslabonesDelCiclo(ciclo, viewer.directorio);
  return [
    ...listed('Falta, y sin ello no se integra:', textsOf(links, true)),
    ...listed('Falta, y el Acta lo hará constar:', textsOf(links, false)),
    ...outsideLines(ciclo, viewer),
  ];
};

const summaryOf = (ciclo: CicloAbierto, blocked: boolean, viewer: Viewer): string => {
  const open = actaEnFirma(ciclo);
  if (open !== undefined) return `La versión ${open.numero} está en firma.`;
  const [last] = ciclo.actas.toReversed();
  if (last?.situacion.estado === 'suscrita') return `El Acta quedó suscrita. ${resultadosLine(last)}`;
  if (blocked) return 'El Acta todavía no puede integrarse.';
  return isSecretaria(viewer)
    ? 'Nada impide integrar el Acta.'
    : 'Nada impide integrar el Acta: la integra la Secretaría Ejecutiva, y se le avisará para firmarla si le corresponde.';
};

/** The Acta as a whole: what is missing for it, and every version (5.3). */
export const actasView: View = (ciclo, _parts, viewer) => {
  if (!readsAll(viewer)) return undefined;
  const ended = ciclo.actas.some(({ situacion }) => situacion.estado !== 'sin-efecto');
  const missing = ended ? [] : missingLines(ciclo, viewer);
  const blocked = eslabonesDelCiclo(ciclo, viewer.directorio).some(({ bloquea }) => bloquea);
  const owed = obligacionesDe(ciclo, secretariaOf(viewer.directorio)).some(({ clase }) => clase === 'integrar-acta');
  const versions = ciclo.actas.toReversed().slice(0, VERSIONS);
  return {
    template: 'actas',
    data: {
      ...buttonData(ciclo, asunto.actas),
      etiqueta: etiquetaOf(ciclo),
      cuenta: summaryOf(ciclo, blocked, viewer),
      faltan: missing.map((texto) => ({ texto })),
      integra: isSecretaria(viewer) && owed && !blocked,
      boton: 'Integrar Acta',
      versiones: versions.map((each) => ({
        titulo: `Versión ${each.numero}`,
        estado: actaEstado(each),
      })),
      hay: versions.length > 0,
      opciones: versions.map(({ numero }) => ({ title: `Versión ${numero}`, value: asunto.acta(numero) })),
      elegido: versions[0] === undefined ? '' : asunto.acta(versions[0].numero),
    },
  };
};
