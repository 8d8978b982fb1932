import type { Acta } from './acta.js';
import type { ActaEvent } from './acta-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Publicacion } from './convenio.js';
import { fechaOf } from './fecha.js';
import { acuseOf, type Provenance } from './provenance.js';

type OfActa = Exclude<ActaEvent, { readonly type: 'acta-integrada' }>;
type OfResultados = Extract<
  OfActa,
  { readonly type: 'resultados-preparados' | 'resultados-publicados' | 'resultados-recordados' }
>;
type OfFirma = Exclude<OfActa, OfResultados>;

const created = (event: ActaEvent & { type: 'acta-integrada' }, by: Provenance): Acta => {
  const { type: _type, plazo, ...made } = event;
  return {
    ...made,
    integrado: acuseOf(by),
    situacion: { estado: 'en-firma', plazo },
    firmas: {},
    negativas: [],
    escaneos: [],
  };
};

const signing = (acta: Acta, event: OfFirma, by: Provenance): Acta => {
  const { at } = by;
  switch (event.type) {
    case 'acta-firmada':
      return { ...acta, firmas: { ...acta.firmas, [event.puesto]: acuseOf(by) } };
    case 'firma-de-acta-negada': {
      const { puesto, razon } = event;
      return { ...acta, negativas: [...acta.negativas, { puesto, razon, asm: [], acuse: acuseOf(by) }] };
    }
    case 'acta-escaneada':
      return { ...acta, escaneos: [...acta.escaneos, { archivo: event.archivo, acuse: acuseOf(by) }] };
    case 'acta-sin-efecto': {
      const { causa, asm } = event;
      return { ...acta, situacion: { estado: 'sin-efecto', causa, ...(asm && { asm }), at } };
    }
    case 'acta-suscrita':
      return {
        ...acta,
        situacion: { estado: 'suscrita', at, fecha: fechaOf(at) },
        publicacion: { plazo: event.publicacion, aviso: event.publicacion },
      };
    case 'constancia-de-acta-expedida':
      return { ...acta, constancia: event.constancia };
  }
};

const ofSigned = ({ publicacion }: Acta): Publicacion => {
  if (publicacion === undefined) throw new Error('publication of an Acta that was not signed by all');
  return publicacion;
};

const publishing = (acta: Acta, event: OfResultados, by: Provenance): Acta => {
  const publicacion = ofSigned(acta);
  switch (event.type) {
    case 'resultados-preparados':
      return { ...acta, publicacion: { ...publicacion, paquete: event.paquete } };
    case 'resultados-publicados': {
      const { url, fecha, paquete, verificados } = event;
      const registro = { url, fecha, paquete, verificados, acuse: acuseOf(by) };
      return { ...acta, publicacion: { ...publicacion, registro } };
    }
    case 'resultados-recordados':
      return { ...acta, publicacion: { ...publicacion, aviso: event.plazo } };
  }
};

const isResultados = (event: OfActa): event is OfResultados => event.type.startsWith('resultados-');

/** Folds the events of 5.3 to 5.5. Throws on an event about an Acta that was never made. */
export const evolveActa = (ciclo: CicloAbierto, event: ActaEvent, by: Provenance): CicloAbierto => {
  if (event.type === 'acta-integrada') return { ...ciclo, actas: [...ciclo.actas, created(event, by)] };
  if (!ciclo.actas.some(({ numero }) => numero === event.numero))
    throw new Error(`event on an unknown Acta ${event.numero}`);
  const change = (each: Acta): Acta => (isResultados(event) ? publishing(each, event, by) : signing(each, event, by));
  return { ...ciclo, actas: ciclo.actas.map((each) => (each.numero === event.numero ? change(each) : each)) };
};
