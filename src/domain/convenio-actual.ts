import type { CicloAbierto } from './ciclo-state.js';
import { type Compromiso, versionAcordada } from './compromiso.js';
import type { Convenio, Excluido, ParteConvenio } from './convenio.js';

/** The last version made, whatever became of it. */
export const ultimoConvenio = ({ convenios }: CicloAbierto): Convenio | undefined => convenios.at(-1);

/** The version that waits for signatures. */
export const convenioEnFirma = (ciclo: CicloAbierto): Convenio | undefined => {
  const last = ultimoConvenio(ciclo);
  return last?.situacion.estado === 'en-firma' ? last : undefined;
};

/** The version in force: the last one signed by all. */
export const convenioVigente = ({ convenios }: CicloAbierto): Convenio | undefined =>
  convenios.findLast(({ situacion }) => situacion.estado === 'suscrito');

/** Commitments of ASM that are selected now; what concerns no selected ASM is no longer pursued. */
export const compromisosVivos = (ciclo: CicloAbierto): readonly Compromiso[] =>
  Object.values(ciclo.compromisos).filter(({ asm }) => ciclo.asm[asm]?.seleccion.estado === 'seleccionado');

/** What a Convenio made now would hold. */
export const partesDe = (ciclo: CicloAbierto): readonly ParteConvenio[] =>
  compromisosVivos(ciclo).flatMap((each) => {
    const version = versionAcordada(each);
    return version === undefined ? [] : [{ asm: each.asm, unidad: each.unidad, version: version.numero }];
  });

/** What a Convenio made now would leave for a modificatorio. */
export const excluidosDe = (ciclo: CicloAbierto): readonly Excluido[] =>
  compromisosVivos(ciclo)
    .filter(({ situacion }) => situacion.estado === 'para-modificatorio')
    .map(({ asm, unidad }) => ({ asm, unidad }));
