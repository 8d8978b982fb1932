import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Convenio, negativasVivas, type ReglaFirma } from '../../domain/convenio.js';
import { excluidosDe, partesDe } from '../../domain/convenio-actual.js';
import { faltanPorAcordar } from '../../domain/convenio-integrar.js';
import { secretariaOf } from '../../domain/directorio.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { obligacionesDe } from '../../domain/obligaciones.js';
import { counted } from '../counted.js';
import { causaLine } from '../notice-convenio.js';
import type { View, Viewer } from './feature.js';
import { beginning, pageOf, pagerData } from './long-text.js';
import { buttonData, holds, huella, isSecretaria, postName, readsAll, signs } from './matter.js';

const SIGNERS = 12;
const REASON = 1500;

const REGLAS: Readonly<Record<ReglaFirma, string>> = {
  boton: 'Se completa con el botón de cada firmante.',
  autografa: 'Se completa con la copia de firmas autógrafas.',
  ambas: 'Se completa con el botón de cada firmante y la copia de firmas autógrafas.',
};

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

/** The version of that number, when the viewer may see it: its signers, and who reads the whole ciclo. */
export const visibleConvenio = (ciclo: CicloAbierto, numero: string, viewer: Viewer): Convenio | undefined => {
  const found = ciclo.convenios.find((each) => String(each.numero) === numero);
  const signer = found?.firmantes.some(({ puesto }) => holds(viewer, puesto)) ?? false;
  const published = found?.publicacion?.registro !== undefined;
  return found !== undefined && (signer || published || readsAll(viewer)) ? found : undefined;
};

const signerRow = (convenio: Convenio, { puesto, persona }: Convenio['firmantes'][number], viewer: Viewer) => {
  const signed = convenio.firmas[puesto];
  const refused = negativasVivas(convenio).find((each) => each.puesto === puesto);
  const absent = signed?.capacity === 'suplente' ? ', por ausencia del titular' : '';
  return {
    titulo: postName(viewer, puesto),
    estado:
      signed !== undefined
        ? `✔ Firmó ${viewer.nameOf(signed.persona)}${absent}, ${formatInstante(signed.at)}`
        : refused !== undefined
          ? `✘ No firma (${refused.asm.join(', ')}): ${beginning(refused.razon, 400)}`
          : `Falta la firma de ${viewer.nameOf(persona)}`,
  };
};

const scanLine = (convenio: Convenio): string => {
  const scan = convenio.escaneos.at(-1);
  return scan === undefined
    ? ''
    : `Copia con firmas autógrafas: ${beginning(scan.archivo.nombre, 100, 1)}, SHA-256 ${huella(scan.archivo.sha256)}`;
};

/** The post of this viewer whose signature is missing in a version. */
const pendingPost = (convenio: Convenio, viewer: Viewer): string | undefined =>
  convenio.situacion.estado === 'en-firma'
    ? convenio.firmantes.find(({ puesto }) => holds(viewer, puesto) && !Object.hasOwn(convenio.firmas, puesto))?.puesto
    : undefined;

/** The card of a version: its text, its hash, everybody's progress, and what this viewer can do (3.2). */
export const convenioView =
  (regla: ReglaFirma): View =>
  (ciclo, [numero = ''], viewer, typed = {}) => {
    const convenio = visibleConvenio(ciclo, numero, viewer);
    if (convenio === undefined) return undefined;
    const own = pendingPost(convenio, viewer);
    const page = pageOf(convenio.firmantes, SIGNERS, typed['pagina']);
    const se = isSecretaria(viewer);
    const open = convenio.situacion.estado === 'en-firma';
    return {
      template: 'convenio',
      data: {
        ...buttonData(ciclo, asunto.convenio(convenio.numero)),
        numero,
        sha256: convenio.documento.pdf.sha256,
        puesto: own ?? '',
        etiqueta: `Acción 3.2 · PAE ${ciclo.datos.pae}`,
        titulo:
          convenio.modifica === undefined ? `Convenio, versión ${numero}` : `Convenio modificatorio, versión ${numero}`,
        estado: convenioEstado(convenio),
        contenido: `${counted(new Set(convenio.partes.map(({ asm }) => asm)).size, 'ASM', 'ASM')} y ${counted(convenio.partes.length, 'compromiso', 'compromisos')}${convenio.excluidos.length === 0 ? '' : `; ${counted(convenio.excluidos.length, 'se deja', 'se dejan')} para un modificatorio`}.`,
        huella: huella(convenio.documento.pdf.sha256),
        regla: REGLAS[regla],
        filas: page.items.map((each) => signerRow(convenio, each, viewer)),
        escaneo: scanLine(convenio),
        publicado:
          convenio.publicacion?.registro === undefined
            ? ''
            : `Publicado el ${formatFecha(convenio.publicacion.registro.fecha)}: ${convenio.publicacion.registro.url}`,
        firma: own !== undefined && signs(viewer, own) && regla !== 'autografa',
        soloTitular: own !== undefined && !signs(viewer, own),
        negativa: se && open && negativasVivas(convenio).length > 0,
        adjunta: se && open && regla !== 'boton' && convenio.escaneos.length === 0,
        asuntoFirma: `convenio-firma.${numero}`,
        asuntoNegar: `convenio-negar.${numero}`,
        asuntoCompromisos: 'compromisos-resumen',
        ...pagerData(page),
      },
    };
  };

/** The step that names exactly what is approved. */
export const firmaView: View = (ciclo, [numero = ''], viewer) => {
  const convenio = visibleConvenio(ciclo, numero, viewer);
  const puesto = convenio && pendingPost(convenio, viewer);
  if (convenio === undefined || puesto === undefined) return undefined;
  return {
    template: 'convenio-firma',
    data: {
      ...buttonData(ciclo, asunto.convenio(convenio.numero)),
      numero,
      puesto,
      sha256: convenio.documento.pdf.sha256,
      etiqueta: `Acción 3.2 · PAE ${ciclo.datos.pae}`,
      texto: `Por ${postName(viewer, puesto)} aprueba el archivo «${convenio.documento.pdf.nombre}», y solo ese texto.`,
      huella: huella(convenio.documento.pdf.sha256),
    },
  };
};

/** The form of who does not sign: why, and which ASM it is about. */
export const negarView: View = (ciclo, [numero = ''], viewer, typed = {}) => {
  const convenio = visibleConvenio(ciclo, numero, viewer);
  const puesto = convenio && pendingPost(convenio, viewer);
  if (convenio === undefined || puesto === undefined) return undefined;
  const own = convenio.partes.filter(({ unidad }) => unidad === puesto);
  const asm = [...new Set((own.length === 0 ? convenio.partes : own).map((parte) => parte.asm))];
  return {
    template: 'convenio-negar',
    data: {
      ...buttonData(ciclo, asunto.convenio(convenio.numero)),
      numero,
      puesto,
      sha256: convenio.documento.pdf.sha256,
      etiqueta: `Acción 3.2 · PAE ${ciclo.datos.pae}`,
      opciones: asm.map((id) => ({ title: id, value: id })),
      asm: typed['asm'] ?? asm.join(','),
      razon: (typed['razon'] ?? '').slice(0, REASON),
    },
  };
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
      etiqueta: `Acción 3.2 · PAE ${ciclo.datos.pae}`,
      cuenta: `${counted(partes.length, 'compromiso acordado', 'compromisos acordados')}${excluidos.length === 0 ? '' : ` · ${excluidos.length} para un modificatorio`}`,
      faltan:
        missing.length === 0
          ? []
          : ['Falta acordar o dejar para un modificatorio:', ...missing].map((texto) => ({ texto })),
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
