import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { fechaOf } from './fecha.js';
import { withEntry } from './folding.js';
import type { Fecha } from './identity.js';
import { type Postura, posturaKey, type VersionPostura } from './postura.js';
import { acuseOf, type Provenance } from './provenance.js';

/** Events of 2.3. */
export type PosturaEvent = EventOf<
  | 'postura-solicitada'
  | 'postura-preparada'
  | 'anexo-agregado'
  | 'anexo-retirado'
  | 'postura-presentada'
  | 'postura-atendida'
  | 'postura-devuelta'
  | 'postura-insistida'
>;

/** What the titular was told of is no longer so. */
const changed = ({ avisada: _avisada, ...postura }: Postura): Postura => postura;

const withoutDraft = (postura: Postura): Postura => {
  const { borrador: _borrador, preparada: _preparada, ...rest } = changed(postura);
  return rest;
};

const presentada = (postura: Postura, event: EventOf<'postura-presentada'>, provenance: Provenance): Postura => {
  const version: VersionPostura = {
    numero: event.numero,
    contenido: event.contenido,
    archivos: event.archivos,
    persona: acuseOf(provenance).persona,
    at: provenance.at,
  };
  return {
    ...withoutDraft(postura),
    situacion: { estado: 'presentada' },
    versiones: [...postura.versiones, version],
    anexos: [],
  };
};

/** Marks the last version as answered; its content becomes the draft and its files stay, so nobody types them again. */
const answered = (postura: Postura, tipo: 'devuelta' | 'insistencia', texto: string, fecha: Fecha): Postura => {
  const last = postura.versiones.at(-1);
  if (last === undefined) throw new Error('answer to a position that was not presented');
  const versiones = [...postura.versiones.slice(0, -1), { ...last, respuesta: { tipo, texto, fecha } }];
  return { ...postura, versiones, borrador: last.contenido, anexos: last.archivos };
};

const change = (
  postura: Postura,
  event: Exclude<PosturaEvent, { type: 'postura-solicitada' }>,
  provenance: Provenance,
): Postura => {
  const fecha = fechaOf(provenance.at);
  switch (event.type) {
    case 'postura-preparada':
      return {
        ...changed(postura),
        ...(event.avisa && { avisada: event.avisa }),
        borrador: event.contenido,
        preparada: { persona: acuseOf(provenance).persona, at: provenance.at },
      };
    case 'anexo-agregado':
      return { ...changed(postura), anexos: [...postura.anexos, event.archivo] };
    case 'anexo-retirado':
      return { ...changed(postura), anexos: postura.anexos.filter((anexo) => anexo.sha256 !== event.sha256) };
    case 'postura-presentada':
      return presentada(postura, event, provenance);
    case 'postura-atendida':
      return { ...postura, situacion: { estado: 'atendida' } };
    case 'postura-devuelta':
      return {
        ...answered(postura, 'devuelta', event.observaciones, fecha),
        situacion: { estado: 'solicitada', plazo: event.plazo },
      };
    case 'postura-insistida':
      return {
        ...answered(postura, 'insistencia', event.razones, fecha),
        situacion: { estado: 'solicitada', plazo: event.plazo },
      };
  }
};

const current = (ciclo: CicloAbierto, event: PosturaEvent): Postura | undefined =>
  ciclo.posturas[posturaKey(event.asm, event.unidad)];

/** Folds the events of 2.3. Throws on an event about a position that was never asked for. */
export const evolvePostura = (ciclo: CicloAbierto, event: PosturaEvent, provenance: Provenance): CicloAbierto => {
  const key = posturaKey(event.asm, event.unidad);
  if (event.type === 'postura-solicitada') {
    const asked: Postura = {
      asm: event.asm,
      unidad: event.unidad,
      versiones: [],
      anexos: [],
      ...ciclo.posturas[key],
      situacion: { estado: 'solicitada', plazo: event.plazo },
    };
    return { ...ciclo, posturas: withEntry(ciclo.posturas, key, asked) };
  }
  const now = current(ciclo, event);
  if (now === undefined) throw new Error(`event on a position that was not asked for: ${key}`);
  return { ...ciclo, posturas: withEntry(ciclo.posturas, key, change(now, event, provenance)) };
};
