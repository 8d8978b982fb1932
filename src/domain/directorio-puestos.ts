import { type ClasePuesto, type Directorio, type Puesto, puestoOf, puestosOfClase } from './directorio.js';
import type { DirectorioDecision } from './directorio-command.js';
import { enBlanco } from './en-blanco.js';
import { type Refusal, refuse } from './refusal.js';

/** Kinds of which there is one post at most. */
export const CLASES_UNICAS: readonly ClasePuesto[] = [
  'secretaria-ejecutiva',
  'direccion-administracion',
  'uippe',
  'contraloria',
];

/** Kinds without which the process can't run. */
export const CLASES_OBLIGATORIAS: readonly ClasePuesto[] = [
  'secretaria-ejecutiva',
  'direccion-administracion',
  'administrador',
];

/** Kinds that may be given ASM. The others prepare, read or keep the roster. */
export const CLASES_EJECUTORAS: readonly ClasePuesto[] = ['secretaria-ejecutiva', 'unidad', 'direccion-administracion'];

/** Keys go into folios and into ids of records: capitals without accents, digits and hyphens. */
const CLAVE = /^[A-Z][A-Z0-9-]{0,11}$/;

/** Whether a text can be the key of a post: 1 to 12 capitals without accents, digits or hyphens, a letter first. */
export const esClave = (text: string): boolean => CLAVE.test(text);

/** Whether both say the same of a post. */
const samePuesto = (one: Puesto, other: Puesto): boolean =>
  one.nombre === other.nombre && one.cargo === other.cargo && one.ejecutora === other.ejecutora;

const flawOf = (puesto: Puesto): Refusal | undefined => {
  if (!esClave(puesto.clave)) {
    return refuse(
      'clave-invalida',
      `La clave «${puesto.clave}» no es válida.`,
      'Escriba de 1 a 12 letras mayúsculas sin acento, dígitos o guiones; la primera, una letra.',
    );
  }
  if (enBlanco(puesto.nombre) || enBlanco(puesto.cargo)) {
    return refuse('puesto-sin-nombre', `Falta el nombre o el cargo del puesto ${puesto.clave}.`, 'Escriba ambos.');
  }
  if (puesto.ejecutora && !CLASES_EJECUTORAS.includes(puesto.clase)) {
    return refuse(
      'puesto-no-ejecutor',
      `El puesto ${puesto.clave} es de clase «${puesto.clase}» y no puede recibir ASM.`,
      'Quite «ejecutora» de este puesto.',
    );
  }
  return undefined;
};

/** A post new to the roster. Registering it again with the same data changes nothing. */
export const registrarPuesto = (state: Directorio, puesto: Puesto): DirectorioDecision => {
  const known = puestoOf(state, puesto.clave);
  if (known !== undefined) {
    return samePuesto(known, puesto) && known.clase === puesto.clase
      ? []
      : refuse('puesto-existente', `Ya existe el puesto ${puesto.clave}.`, 'Modifíquelo o use otra clave.');
  }
  const [rival] = CLASES_UNICAS.includes(puesto.clase) ? puestosOfClase(state, puesto.clase) : [];
  if (rival !== undefined) {
    return refuse(
      'clase-ocupada',
      `Ya existe un puesto de clase «${puesto.clase}»: ${rival.clave}. Solo puede haber uno.`,
      `Modifique el puesto ${rival.clave} o cambie la clase del puesto ${puesto.clave}.`,
    );
  }
  return flawOf(puesto) ?? [{ type: 'puesto-registrado', puesto }];
};

/** New name, form of address or capacity to execute of a post. Its kind never changes: acts were done under it. */
export const modificarPuesto = (state: Directorio, puesto: Puesto): DirectorioDecision => {
  const known = puestoOf(state, puesto.clave);
  if (known === undefined) return unknownPuesto(puesto.clave);
  if (known.clase !== puesto.clase) {
    return refuse(
      'clase-fija',
      `El puesto ${puesto.clave} es de clase «${known.clase}» y su clase no puede cambiar.`,
      'Registre un puesto nuevo con otra clave.',
    );
  }
  return flawOf(puesto) ?? (samePuesto(known, puesto) ? [] : [{ type: 'puesto-modificado', puesto }]);
};

/** The refusal for a key that no post has. */
export const unknownPuesto = (clave: string): Refusal =>
  refuse('puesto-desconocido', `No existe el puesto «${clave}».`, 'Revise la clave en el directorio.');
