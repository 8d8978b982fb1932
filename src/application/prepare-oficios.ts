import { type Asm, numeroPropio } from '../domain/asm.js';
import { addWorkingDays } from '../domain/calendario.js';
import type { AvisoPreparado } from '../domain/ciclo-command.js';
import { nombreDePuesto, secretariaOf } from '../domain/directorio.js';
import { folioFor, porNotificar, unidadesPorNotificar } from '../domain/notificacion.js';
import { type DocumentParts, keepDocument } from './keep-document.js';
import { type AsmNotificado, datosDelOficio, type HechosDelOficio, oficioDeNotificacion } from './oficio.js';
import { oficioFileName } from './oficio-file-name.js';
import type { PrepareOficios } from './oficios.js';
import { personaEn } from './persona-en-puesto.js';

const notified = ({ id, texto, causaRaiz }: Asm, propio: string | undefined): AsmNotificado => {
  const { numero: _numero, ...said } = texto;
  return {
    id,
    ...said,
    ...(causaRaiz === undefined ? {} : { causaRaiz }),
    ...(propio === undefined ? {} : { numero: propio }),
  };
};

/** Makes the oficios of every unit to be notified, before the notices are issued: the record then holds the hashes of the bytes that went out (1.3). */
export const prepareOficios =
  (parts: DocumentParts): PrepareOficios =>
  async (ciclo, viewer, unidades) => {
    const { office, letterhead } = parts;
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
      const oficio = await keepDocument(parts, oficioFileName(facts), model, [datosDelOficio(facts)]);
      avisos.push({ unidad, folio: facts.folio, asm: porNotificar(ciclo, unidad), oficio });
    }
    return avisos;
  };
