import type { Firmante } from '../domain/convenio.js';
import { puestoOf } from '../domain/directorio.js';
import type { Naming } from './constancia-documento.js';
import type { Party } from './document.js';

/** A party of the Convenio or the Acta, by post and person. */
export interface ParteFirmante {
  readonly puesto: string;
  readonly cargo: string;
  readonly nombre: string;
  /** Signs for a post without titular. */
  readonly suplente: boolean;
}

/** A signer as the document names it. */
export const parteFirmante = ({ puesto, persona, capacity }: Firmante, viewer: Naming): ParteFirmante => {
  const found = puestoOf(viewer.directorio, puesto);
  return {
    puesto: found?.nombre ?? puesto,
    cargo: found?.cargo ?? puesto,
    nombre: viewer.nameOf(persona),
    suplente: capacity === 'suplente',
  };
};

/** As what a party signs. */
export const caracterDe = ({ cargo, suplente }: ParteFirmante): string => (suplente ? `Por ausencia: ${cargo}` : cargo);

/** The parties as their signature block has them. */
export const firmasDe = (partes: readonly ParteFirmante[]): readonly Party[] =>
  partes.map((each) => ({ nombre: each.nombre, cargo: caracterDe(each) }));

/** What a signature block says of approvals that are given with a button. */
export const NOTA_DE_FIRMAS =
  'Las aprobaciones que se registran con botón en Microsoft Teams constan en la constancia de firmas y se vinculan a la huella SHA-256 de este ' +
  'documento. No constituyen una firma electrónica en términos de la legislación aplicable.';
