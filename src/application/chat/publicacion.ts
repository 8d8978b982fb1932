import { asunto } from '../../domain/asunto.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import type { Lineamiento } from '../../domain/reglas.js';
import type { PaquetesPublicos } from '../prepare-publicacion.js';
import type { Feature, FilesOf, Say } from './feature.js';
import { readsAll } from './matter.js';
import { publicacionView } from './publicacion-card.js';
import { archivosPublicados, preparaPaquete, registraPublicacion } from './publicado-presiones.js';
import { sinCiclo } from './sin-ciclo.js';

interface Parts {
  readonly paquetes: PaquetesPublicos;
  readonly lineamientos: readonly Lineamiento[];
}

const files: FilesOf = (ciclo, _parts, viewer) => {
  const vigente = convenioVigente(ciclo);
  return vigente === undefined || !readsAll(viewer)
    ? []
    : archivosPublicados(vigente.publicacion ?? {}, vigente.documento.pdf);
};

const say: Say = async (turn) => [
  turn.ciclo === undefined ? sinCiclo(turn.viewer) : await turn.show(asunto.publicacion),
];

/** The public package of the Convenio, and where and when it was published (4.2). */
export const publicacionFeature = ({ paquetes, lineamientos }: Parts): Feature => ({
  views: { publicacion: publicacionView({ lineamientos, ahora: paquetes.ahora }) },
  commands: { publicacion: say },
  files: { publicacion: files },
  presses: {
    'publicacion.preparar': preparaPaquete(asunto.publicacion, paquetes.prepare),
    'publicacion.registrar': registraPublicacion(asunto.publicacion, (numero, datos) => ({
      type: 'registrar-publicacion',
      numero,
      ...datos,
    })),
  },
});
