import type { CicloAbierto } from './ciclo-state.js';
import { type Compromiso, type ContenidoCompromiso, compromisoKey, type VersionCompromiso } from './compromiso.js';
import type { CompromisoEvent } from './compromiso-event.js';
import { ultimaNumerada } from './compromiso-numeracion.js';
import { withEntry } from './folding.js';
import { acuseOf, type Provenance } from './provenance.js';

type OfOne = Exclude<CompromisoEvent, { readonly type: 'compromisos-por-presentar' }>;

const numbered = (compromiso: Compromiso, contenido: ContenidoCompromiso): Compromiso => ({
  ...compromiso,
  numeradas: Math.max(compromiso.numeradas, ultimaNumerada(contenido)),
});

const withoutDraft = ({ borrador: _borrador, preparado: _preparado, ...rest }: Compromiso): Compromiso => rest;

const withVersion = (compromiso: Compromiso, version: VersionCompromiso): Compromiso =>
  numbered({ ...compromiso, versiones: [...compromiso.versiones, version] }, version.contenido);

/** SE's observations stay with the version that they are about; what is to be corrected becomes the draft. */
const returned = (
  compromiso: Compromiso,
  event: OfOne & { type: 'compromiso-devuelto' },
  provenance: Provenance,
): Compromiso => {
  const { observaciones, contrapropuesta, plazo } = event;
  const situacion = { estado: 'devuelto', plazo } as const;
  const last = compromiso.versiones.at(-1);
  const marked =
    last === undefined || contrapropuesta !== undefined
      ? compromiso.versiones
      : [...compromiso.versiones.slice(0, -1), { ...last, observaciones }];
  const base: Compromiso = { ...withoutDraft(compromiso), versiones: marked, situacion };
  if (contrapropuesta === undefined) return { ...base, ...(last && { borrador: last.contenido }) };
  const version: VersionCompromiso = {
    ...contrapropuesta,
    de: 'secretaria',
    acuse: acuseOf(provenance),
    observaciones,
  };
  return { ...withVersion(base, version), borrador: contrapropuesta.contenido };
};

const reopened = (compromiso: Compromiso, { razon, plazo }: OfOne & { type: 'compromiso-reabierto' }): Compromiso => {
  const last = compromiso.versiones.at(-1);
  const borrador = compromiso.borrador ?? last?.contenido;
  const situacion =
    last === undefined ? ({ estado: 'solicitado', plazo } as const) : ({ estado: 'devuelto', plazo } as const);
  return { ...compromiso, ...(borrador && { borrador }), reapertura: razon, situacion };
};

const change = (
  compromiso: Compromiso,
  event: Exclude<OfOne, { type: 'compromiso-solicitado' }>,
  provenance: Provenance,
): Compromiso => {
  switch (event.type) {
    case 'compromiso-preparado':
      return { ...numbered(compromiso, event.contenido), borrador: event.contenido, preparado: acuseOf(provenance) };
    case 'compromiso-propuesto': {
      const version: VersionCompromiso = {
        numero: event.numero,
        de: 'unidad',
        contenido: event.contenido,
        acuse: acuseOf(provenance),
      };
      return { ...withVersion(withoutDraft(compromiso), version), situacion: { estado: 'propuesto' } };
    }
    case 'compromiso-devuelto':
      return returned(compromiso, event, provenance);
    case 'compromiso-acordado':
      return {
        ...compromiso,
        situacion: {
          estado: 'acordado',
          version: event.version,
          preguntas: event.preguntas,
          acuse: acuseOf(provenance),
        },
      };
    case 'compromiso-dejado':
      return {
        ...compromiso,
        situacion: { estado: 'para-modificatorio', razon: event.razon, acuse: acuseOf(provenance) },
      };
    case 'compromiso-reabierto':
      return reopened(compromiso, event);
  }
};

/** Folds the events of 3.1. Throws on an event about a commitment that was never asked for. */
export const evolveCompromiso = (ciclo: CicloAbierto, event: CompromisoEvent, provenance: Provenance): CicloAbierto => {
  if (event.type === 'compromisos-por-presentar') return ciclo;
  const key = compromisoKey(event.asm, event.unidad);
  const now = ciclo.compromisos[key];
  if (event.type === 'compromiso-solicitado') {
    const { asm, unidad, plazo } = event;
    const asked: Compromiso = {
      asm,
      unidad,
      versiones: [],
      numeradas: 0,
      ...now,
      situacion: { estado: 'solicitado', plazo },
    };
    return { ...ciclo, compromisos: withEntry(ciclo.compromisos, key, asked) };
  }
  if (now === undefined) throw new Error(`event on a commitment that was not asked for: ${key}`);
  return { ...ciclo, compromisos: withEntry(ciclo.compromisos, key, change(now, event, provenance)) };
};
