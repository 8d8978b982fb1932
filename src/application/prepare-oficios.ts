import { type Asm, numeroPropio } from '../domain/asm.js';
import { addWorkingDays } from '../domain/calendario.js';
import type { AvisoPreparado } from '../domain/ciclo-command.js';
import { nombreDePuesto, secretariaOf } from '../domain/directorio.js';
import type { Archivo } from '../domain/identity.js';
import { folioFor, porNotificar, unidadesPorNotificar } from '../domain/notificacion.js';
import type { Archive } from './archive.js';
import type { DocumentRenderer, Letterhead } from './document.js';
import type { Office } from './office.js';
import { type AsmNotificado, datosDelOficio, type HechosDelOficio, oficioDeNotificacion } from './oficio.js';
import { oficioFileName } from './oficio-file-name.js';
import type { PrepareOficios } from './oficios.js';
import { personaEn } from './persona-en-puesto.js';

interface Parts {
  readonly office: Office;
  readonly archive: Archive;
  readonly renderer: DocumentRenderer;
  readonly letterhead: Letterhead;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const notified = ({ id, texto, causaRaiz }: Asm, propio: string | undefined): AsmNotificado => {
  const { numero: _numero, ...said } = texto;
  return {
    id,
    ...said,
    ...(causaRaiz === undefined ? {} : { causaRaiz }),
    ...(propio === undefined ? {} : { numero: propio }),
  };
};

const keep = async (archive: Archive, nombre: string, tipo: string, bytes: Uint8Array): Promise<Archivo> => ({
  sha256: await archive.keep(bytes),
  nombre,
  tipo,
  bytes: bytes.length,
});

/** Makes the oficios of every unit to be notified, before the notices are issued: the record then holds the hashes of the bytes that went out (1.3). */
export const prepareOficios =
  ({ office, archive, renderer, letterhead }: Parts): PrepareOficios =>
  async (ciclo, viewer, unidades) => {
    const { calendario, reglas, lugar } = office.institution;
    const se = secretariaOf(viewer.directorio);
    const cabeza = await office.head(ciclo.datos.id);
    const issued = Object.keys(ciclo.notificaciones).length;
    const factsOf = (unidad: string, index: number): HechosDelOficio => ({
      folio: folioFor(ciclo, reglas.folio, se, issued + index + 1),
      fecha: viewer.today,
      lugar,
      remitente: personaEn(viewer, se),
      destinatario: { ...personaEn(viewer, unidad), unidad: nombreDePuesto(viewer.directorio, unidad) },
      ciclo: ciclo.datos,
      marcoLegal: ciclo.datos.marcoLegal,
      asm: porNotificar(ciclo, unidad)
        .flatMap((id) => ciclo.asm[id] ?? [])
        .map((asm) => notified(asm, numeroPropio(Object.values(ciclo.asm), asm))),
      vence: addWorkingDays(calendario, viewer.today, reglas.plazos['acuse-notificacion']),
      cabeza,
    });
    const avisos: AvisoPreparado[] = [];
    const chosen = unidadesPorNotificar(ciclo).filter((unidad) => unidades.includes(unidad));
    for (const [index, unidad] of chosen.entries()) {
      const facts = factsOf(unidad, index);
      const model = oficioDeNotificacion(facts, letterhead);
      const name = (kind: 'pdf' | 'docx'): string => oficioFileName(facts, kind);
      const docx = await keep(archive, name('docx'), DOCX, await renderer.docx(model));
      const pdf = await keep(
        archive,
        name('pdf'),
        'application/pdf',
        await renderer.pdf(model, [datosDelOficio(facts)]),
      );
      avisos.push({ unidad, folio: facts.folio, asm: porNotificar(ciclo, unidad), oficio: { docx, pdf } });
    }
    return avisos;
  };
