import type { EstadoAcuse } from './acuse.js';
import type { Asm } from './asm.js';
import { withAsm } from './asm-change.js';
import { partsOf } from './asunto.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Compromiso, compromisoKey } from './compromiso.js';
import { withEntry } from './folding.js';
import type { ClavePuesto } from './identity.js';
import { type Postura, posturaKey } from './postura.js';

const silentAcuse = (acuse: EstadoAcuse | undefined): EstadoAcuse => {
  if (acuse?.estado !== 'pendiente') throw new Error('silence on a receipt that was not pending');
  return { estado: 'sin-respuesta', plazo: acuse.plazo };
};

const silentMecanismo = (ciclo: CicloAbierto, puesto: ClavePuesto): CicloAbierto => {
  const { mecanismo } = ciclo;
  if (mecanismo.estado !== 'aprobado') throw new Error('silence on a Mechanism that was not published');
  return {
    ...ciclo,
    mecanismo: { ...mecanismo, acuses: { ...mecanismo.acuses, [puesto]: silentAcuse(mecanismo.acuses[puesto]) } },
  };
};

const silentNotificacion = (ciclo: CicloAbierto, id: string): CicloAbierto => {
  const found = ciclo.notificaciones[id];
  if (found === undefined) throw new Error(`silence on an unknown notice ${id}`);
  return { ...ciclo, notificaciones: { ...ciclo.notificaciones, [id]: { ...found, acuse: silentAcuse(found.acuse) } } };
};

const silentPostura = (ciclo: CicloAbierto, key: string): CicloAbierto => {
  const found = ciclo.posturas[key];
  if (found?.situacion.estado !== 'solicitada') throw new Error(`silence on a position that was not asked for: ${key}`);
  const silence: Postura = { ...found, situacion: { estado: 'sin-respuesta', plazo: found.situacion.plazo } };
  return { ...ciclo, posturas: withEntry(ciclo.posturas, key, silence) };
};

const silentConcurrencia = (asm: Asm, unidad: ClavePuesto): Asm => {
  const now = asm.concurrencias[unidad];
  if (now?.estado !== 'pendiente') throw new Error('silence on a concurrence that was not asked for');
  return { ...asm, concurrencias: { ...asm.concurrencias, [unidad]: { estado: 'sin-respuesta', plazo: now.plazo } } };
};

const silentCompromiso = (ciclo: CicloAbierto, key: string): CicloAbierto => {
  const found = ciclo.compromisos[key];
  if (found?.situacion.estado !== 'solicitado' && found?.situacion.estado !== 'devuelto')
    throw new Error(`silence on a commitment that was not asked for: ${key}`);
  const situacion = { estado: 'sin-respuesta', plazo: found.situacion.plazo } as const;
  return { ...ciclo, compromisos: withEntry<Compromiso>(ciclo.compromisos, key, { ...found, situacion }) };
};

const silentCopia = (ciclo: CicloAbierto, numero: number, puesto: ClavePuesto): CicloAbierto => ({
  ...ciclo,
  convenios: ciclo.convenios.map((each) =>
    each.numero === numero
      ? { ...each, copias: { ...each.copias, [puesto]: { acuse: silentAcuse(each.copias[puesto]?.acuse) } } }
      : each,
  ),
});

const silentRelevo = (ciclo: CicloAbierto, puesto: ClavePuesto): CicloAbierto => {
  const found = ciclo.relevos[puesto];
  if (found === undefined) throw new Error(`silence on a hand-over of ${puesto} that was not made`);
  return { ...ciclo, relevos: withEntry(ciclo.relevos, puesto, { ...found, acuse: silentAcuse(found.acuse) }) };
};

/** Folds the silence that SE recorded on a matter. Throws when the matter was not waiting for an answer: the record is broken. */
export const evolveSilencio = (ciclo: CicloAbierto, event: EventOf<'sin-respuesta-registrada'>): CicloAbierto => {
  const [kind, first = '', second = ''] = partsOf(event.asunto);
  if (kind === 'acuse') return silentMecanismo(ciclo, first);
  if (kind === 'notificacion') return silentNotificacion(ciclo, first);
  if (kind === 'postura') return silentPostura(ciclo, posturaKey(first, second));
  if (kind === 'compromiso') return silentCompromiso(ciclo, compromisoKey(first, second));
  if (kind === 'relevo') return silentRelevo(ciclo, first);
  if (kind === 'copia') return silentCopia(ciclo, Number(first), second);
  if (kind !== 'concurrencia' || event.asm === undefined) throw new Error(`silence on ${event.asunto} has no meaning`);
  return withAsm(ciclo, event.asm, (asm) => silentConcurrencia(asm, event.puesto));
};
