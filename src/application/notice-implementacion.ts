import { type Asunto, asunto } from '../domain/asunto.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import { actoEn, versionesEn } from '../domain/evidencia.js';
import { sigueLaEntrega } from '../domain/evidencia-entrega.js';
import type { EvidenciaEvent, LugarEvidencia } from '../domain/evidencia-event.js';
import { nombreDeProducto } from '../domain/evidencia-producto.js';
import { fechaOf, formatFecha } from '../domain/fecha.js';
import type { ClavePuesto, Instante } from '../domain/identity.js';
import { actividadConvenida } from '../domain/prorroga.js';
import type { ProrrogaEvent } from '../domain/prorroga-event.js';
import { type Audience, before, type Notice, toPost } from './notice.js';
import { shortened } from './shortened.js';

const NAMED = 80;

interface About extends Audience {
  readonly ciclo: Ciclo;
}

const productOf = (ciclo: Ciclo, lugar: LugarEvidencia): string => {
  const name = ciclo.estado === 'abierto' ? nombreDeProducto(ciclo, lugar) : undefined;
  return name === undefined ? lugar.asm : `«${shortened(name, NAMED)}» (${lugar.asm})`;
};

const matterOf = ({ asm, unidad, producto }: LugarEvidencia): Asunto =>
  producto === undefined ? asunto.evidencias(asm) : asunto.producto(asm, unidad, producto);

/** Several files for one product are one delivery: the card that the first one sent is drawn anew and lists them all. */
const followsUp = (ciclo: Ciclo, lugar: LugarEvidencia, at: Instante): boolean =>
  ciclo.estado === 'abierto' && sigueLaEntrega(versionesEn(ciclo, lugar), at);

/** SE learns of what was delivered on a product; the unit, of what SE said of it (5.1). */
export const noticesOfEvidencia = (event: EvidenciaEvent, { ciclo, se, at, nameOf }: About): readonly Notice[] => {
  const of = productOf(ciclo, event);
  const key = matterOf(event);
  switch (event.type) {
    case 'evidencia-archivada':
      return event.producto === undefined || followsUp(ciclo, event, at)
        ? []
        : [toPost(se, key, `${nameOf(event.unidad)} entregó evidencia de ${of}`)];
    case 'evidencia-devuelta':
      return [toPost(event.unidad, key, `Evidencia de ${of} devuelta; corrija ${before(event.plazo.vence)}`)];
    case 'evidencia-aceptada': {
      const missing = ciclo.estado === 'abierto' && event.producto !== undefined && actoEn(ciclo, event) === undefined;
      return [
        toPost(event.unidad, key, `Se aceptó la evidencia de ${of}${missing ? '; falta el acto que la aprobó' : ''}`),
      ];
    }
    case 'acto-registrado':
    case 'instrumento-registrado':
      return [];
  }
};

const activityOf = (ciclo: Ciclo, { asm, unidad, actividad }: ProrrogaEvent): string => {
  const found = ciclo.estado === 'abierto' ? actividadConvenida(ciclo, asm, unidad, actividad) : undefined;
  return `la actividad ${found?.lugar ?? actividad} de ${asm}`;
};

/** Who decides is asked; the unit and SE learn what became of it (decision 0013). */
export const noticesOfProrroga = (event: ProrrogaEvent, { ciclo, se, at, nameOf }: About): readonly Notice[] => {
  const of = activityOf(ciclo, event);
  const told = [...new Set<ClavePuesto>([event.unidad, se])];
  const key = asunto.prorroga(event.id);
  switch (event.type) {
    case 'prorroga-solicitada':
      return event.deciden.map((puesto) =>
        toPost(
          puesto,
          key,
          `${nameOf(event.unidad)} pide prórroga de ${of} al ${formatFecha(event.hasta)}; responda ${before(event.plazo.vence)}`,
        ),
      );
    case 'prorroga-aprobada':
      return [];
    case 'prorroga-concedida': {
      const late = fechaOf(at) > event.hasta;
      const until = `${late ? 'terminó' : 'termina'} el ${formatFecha(event.hasta)}${late ? ', fecha que ya pasó' : ''}`;
      return told.map((puesto) => toPost(puesto, key, `Prórroga concedida: ${of} ${until}`));
    }
    case 'prorroga-negada':
      return told.map((puesto) => toPost(puesto, key, `Prórroga negada: ${of} conserva su fecha`));
  }
};
