import { nombreBimestre } from '../domain/bimestre.js';
import { addWorkingDays } from '../domain/calendario.js';
import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { nombreDePuesto, puestosOfClase, secretariaOf } from '../domain/directorio.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { porCompilar } from '../domain/seguimiento-compilar.js';
import type { Seguimiento } from '../domain/seguimiento-state.js';
import type { Viewer } from './chat/feature.js';
import { datosDelInforme, informeDocumento } from './informe-documento.js';
import { type HechosDelInforme, hechosDelInforme } from './informe-hechos.js';
import { libroDelInforme } from './informe-libro.js';
import { type DocumentParts, keepDocument } from './keep-document.js';
import { personaEn } from './persona-en-puesto.js';
import { hayPorCapturar, solicitudDocumento } from './solicitud-documento.js';
import type { Workbooks } from './workbook/workbooks.js';

interface Parts extends DocumentParts {
  readonly workbooks: Pick<Workbooks, 'write'>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Makes the report of a closed bimester before it is ordered: the record then holds the hashes of its bytes (5.2). */
export type PrepareInforme = (
  ciclo: CicloAbierto,
  bimestre: string,
  viewer: Viewer,
) => Promise<CommandOf<'compilar-bimestre'> | Refusal>;

/** Makes the request of capture in the SPP before it is ordered (5.2). */
export type PrepareSolicitud = (
  ciclo: CicloAbierto,
  bimestre: string,
  viewer: Viewer,
) => Promise<CommandOf<'solicitar-captura'> | Refusal>;

const factsOf = async (
  { office }: Parts,
  ciclo: CicloAbierto,
  at: Seguimiento,
  viewer: Viewer,
): Promise<HechosDelInforme> =>
  hechosDelInforme(ciclo, at, viewer, office.institution, await office.head(ciclo.datos.id));

/** See `PrepareInforme`. */
export const prepareInforme =
  (parts: Parts): PrepareInforme =>
  async (ciclo, bimestre, viewer) => {
    const at = porCompilar(ciclo, bimestre);
    if (isRefusal(at)) return at;
    const hechos = await factsOf(parts, ciclo, at, viewer);
    const name = `Informe bimestral ${nombreBimestre(bimestre)} PAE ${ciclo.datos.pae}`;
    const documento = await keepDocument(parts, name, informeDocumento(hechos, parts.letterhead), [
      datosDelInforme(hechos),
    ]);
    const bytes = await parts.workbooks.write(libroDelInforme(hechos));
    const xlsx = { sha256: await parts.archive.keep(bytes), nombre: `${name}.xlsx`, tipo: XLSX, bytes: bytes.length };
    return { type: 'compilar-bimestre', bimestre, informe: { ...documento, xlsx } };
  };

/** The number of the request: the ciclo and the bimester make it unique. */
const folioOf = (ciclo: CicloAbierto, se: string, bimestre: string): string =>
  `${se}/${ciclo.datos.id.toUpperCase()}/SPP-${bimestre}`;

/** See `PrepareSolicitud`. */
export const prepareSolicitud =
  (parts: Parts): PrepareSolicitud =>
  async (ciclo, bimestre, viewer) => {
    const at = porCompilar(ciclo, bimestre);
    if (isRefusal(at)) return at;
    const { calendario, reglas } = parts.office.institution;
    const informe = await factsOf(parts, ciclo, at, viewer);
    if (!hayPorCapturar(informe))
      return refuse(
        'nada-por-capturar',
        `Nada quedó por reportar de ${nombreBimestre(bimestre)}: no hay información por capturar.`,
        'Registre que la captura no aplica, con la razón.',
      );
    const se = secretariaOf(viewer.directorio);
    const destino = puestosOfClase(viewer.directorio, 'direccion-administracion')[0]?.clave ?? '';
    const folio = folioOf(ciclo, se, bimestre);
    const model = solicitudDocumento(
      {
        folio,
        fecha: viewer.today,
        vence: addWorkingDays(calendario, viewer.today, reglas.plazos['acuse-captura']),
        remitente: personaEn(viewer, se),
        destinatario: {
          ...personaEn(viewer, destino),
          unidad: nombreDePuesto(viewer.directorio, destino),
        },
        informe,
        huella: at.informe?.pdf.sha256 ?? '',
        cabeza: informe.cabeza,
      },
      parts.letterhead,
    );
    const name = `Solicitud de captura en el SPP ${nombreBimestre(bimestre)} PAE ${ciclo.datos.pae}`;
    const solicitud = await keepDocument(parts, name, model, []);
    return { type: 'solicitar-captura', bimestre, folio, solicitud };
  };
