import type { Asm } from '../domain/asm.js';
import { addWorkingDays } from '../domain/calendario.js';
import type { AvisoPreparado } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { puestoOf, secretariaOf, titularOf } from '../domain/directorio.js';
import type { Archivo } from '../domain/identity.js';
import { folioFor, porNotificar, unidadesPorNotificar } from '../domain/notificacion.js';
import type { Archive } from './archive.js';
import type { Viewer } from './chat/feature.js';
import type { DocumentRenderer, Letterhead } from './document.js';
import type { Office } from './office.js';
import {
  type AsmNotificado,
  datosDelOficio,
  type HechosDelOficio,
  oficioDeNotificacion,
  type PersonaEnPuesto,
} from './oficio.js';
import { oficioFileName } from './oficio-file-name.js';
import type { PrepareOficios } from './oficios.js';

interface Parts {
  readonly office: Office;
  readonly archive: Archive;
  readonly renderer: DocumentRenderer;
  readonly letterhead: Letterhead;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const holder = (viewer: Viewer, clave: string): PersonaEnPuesto => {
  const titular = titularOf(viewer.directorio, clave, viewer.today);
  const puesto = puestoOf(viewer.directorio, clave);
  return {
    nombre: titular === undefined ? 'Titular (vacante)' : viewer.nameOf(titular.persona),
    cargo: puesto?.cargo ?? puesto?.nombre ?? clave,
  };
};

const notified = ({ id, texto, causaRaiz }: Asm): AsmNotificado => ({
  id,
  clase: texto.clase,
  ubicacion: texto.ubicacion,
  ...(texto.hallazgo === undefined ? {} : { hallazgo: texto.hallazgo }),
  ...(texto.recomendacion === undefined ? {} : { recomendacion: texto.recomendacion }),
  ...(causaRaiz === undefined ? {} : { causaRaiz }),
});

const keep = async (archive: Archive, nombre: string, tipo: string, bytes: Uint8Array): Promise<Archivo> => ({
  sha256: await archive.keep(bytes),
  nombre,
  tipo,
  bytes: bytes.length,
});

/** Makes the oficios of every unit to be notified, before the notices are issued: the record then holds the hashes of the bytes that went out (1.3). */
export const prepareOficios =
  ({ office, archive, renderer, letterhead }: Parts): PrepareOficios =>
  async (ciclo, viewer) => {
    const { calendario, reglas, lugar } = office.institution;
    const se = secretariaOf(viewer.directorio);
    const cabeza = await office.head(ciclo.datos.id);
    const issued = Object.keys(ciclo.notificaciones).length;
    const factsOf = (unidad: string, index: number): HechosDelOficio => ({
      folio: folioFor(ciclo, reglas.folio, se, issued + index + 1),
      fecha: viewer.today,
      lugar,
      remitente: holder(viewer, se),
      destinatario: { ...holder(viewer, unidad), unidad: puestoOf(viewer.directorio, unidad)?.nombre ?? unidad },
      ciclo: ciclo.datos,
      marcoLegal: ciclo.datos.marcoLegal,
      asm: porNotificar(ciclo, unidad).flatMap((id) => (ciclo.asm[id] === undefined ? [] : [notified(ciclo.asm[id])])),
      vence: addWorkingDays(calendario, viewer.today, reglas.plazos['acuse-notificacion']),
      cabeza,
    });
    const avisos: AvisoPreparado[] = [];
    for (const [index, unidad] of unidadesPorNotificar(ciclo).entries()) {
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
