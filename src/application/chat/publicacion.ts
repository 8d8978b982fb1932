import { asunto } from '../../domain/asunto.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Lineamiento } from '../../domain/reglas.js';
import { printable } from '../printable-text.js';
import type { Feature, FilesOf, Press, Say, View } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, huella, isSecretaria, readsAll } from './matter.js';
import { choicesOf, seenOf } from './typed.js';

const publicacionView =
  (lineamientos: readonly Lineamiento[]): View =>
  (ciclo, _parts, viewer, typed = {}) => {
    if (!readsAll(viewer)) return undefined;
    const vigente = convenioVigente(ciclo);
    const registro = vigente?.publicacion?.registro;
    return {
      template: 'publicacion',
      data: {
        ...buttonData(ciclo, asunto.publicacion),
        numero: String(vigente?.numero ?? ''),
        etiqueta: `Acción 4.2 · PAE ${ciclo.datos.pae}`,
        texto:
          vigente === undefined
            ? 'El Convenio se publica cuando esté suscrito.'
            : `Publique en el portal, en el apartado de Transparencia, el PDF del Convenio, versión ${vigente.numero}, y registre aquí su dirección.`,
        hechos:
          registro === undefined
            ? []
            : [
                { titulo: 'Dirección', valor: beginning(registro.url, 400) },
                { titulo: 'Fecha', valor: formatFecha(registro.fecha) },
                {
                  titulo: 'Registró',
                  valor: `${viewer.nameOf(registro.acuse.persona)}, ${formatInstante(registro.acuse.at)}`,
                },
                { titulo: 'SHA-256 de lo publicado', valor: huella(registro.paquete.sha256) },
              ],
        abre: vigente !== undefined,
        registra: vigente !== undefined && isSecretaria(viewer),
        boton: registro === undefined ? 'Registrar publicación' : 'Corregir el registro',
        url: (typed['url'] ?? registro?.url ?? '').slice(0, 2000),
        fecha: typed['fecha'] ?? registro?.fecha ?? viewer.today,
        opciones: lineamientos.map(({ clave, texto, obligatorio }) => ({
          title: obligatorio ? texto : `${texto} (opcional)`,
          value: clave,
        })),
        verificados: typed['verificados'] ?? registro?.verificados.join(',') ?? '',
      },
    };
  };

const files: FilesOf = (ciclo, _parts, viewer) => {
  const vigente = convenioVigente(ciclo);
  return vigente === undefined || !readsAll(viewer) ? [] : [vigente.documento.pdf];
};

/** The signed PDF is what is published: its bytes are kept as the package, and then where and when they were published. */
const registrar: Press = async (turn, typed) => {
  const vigente = turn.ciclo && convenioVigente(turn.ciclo);
  if (vigente === undefined) return turn.show(asunto.publicacion);
  const { numero, documento } = vigente;
  const seen = seenOf(typed);
  const again = { ...typed };
  const prepared = await turn.give({ type: 'preparar-publicacion', numero, paquete: documento.pdf }, seen);
  if (prepared.kind === 'refused')
    return turn.show(
      asunto.publicacion,
      { tone: 'warning', text: `${prepared.refusal.why} ${prepared.refusal.next}` },
      again,
    );
  const command = {
    type: 'registrar-publicacion',
    numero,
    url: printable(typed['url'] ?? '').trim(),
    fecha: typed['fecha'] ?? '',
    verificados: choicesOf(typed, 'verificados'),
  } as const;
  return turn.order({
    command,
    asunto: asunto.publicacion,
    typed: again,
    done: 'Publicación registrada. Se avisó a todos los puestos.',
  });
};

const say: Say = async (turn) =>
  turn.ciclo === undefined
    ? [{ text: 'No hay un ciclo abierto. Escriba «ciclo».' }]
    : [await turn.show(asunto.publicacion)];

/** Where and when the Convenio was published (4.2). */
export const publicacionFeature = (lineamientos: readonly Lineamiento[]): Feature => ({
  views: { publicacion: publicacionView(lineamientos) },
  commands: { publicacion: say },
  files: { publicacion: files },
  presses: { 'publicacion.registrar': registrar },
});
