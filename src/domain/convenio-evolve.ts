import type { EstadoAcuse } from './acuse.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Convenio, Publicacion } from './convenio.js';
import type { ConvenioEvent } from './convenio-event.js';
import { fechaOf } from './fecha.js';
import { withEntry } from './folding.js';
import { actividadKey } from './paa.js';
import { acuseOf, type Provenance } from './provenance.js';

type OfVersion = Exclude<ConvenioEvent, { readonly type: 'convenio-integrado' | 'actividad-integrada' }>;
type OfFirma = Extract<
  OfVersion,
  {
    readonly type:
      | 'convenio-firmado'
      | 'firma-negada'
      | 'convenio-escaneado'
      | 'convenio-sin-efecto'
      | 'convenio-suscrito'
      | 'constancia-expedida';
  }
>;
type OfDifusion = Exclude<OfVersion, OfFirma>;

const created = (event: ConvenioEvent & { type: 'convenio-integrado' }, provenance: Provenance): Convenio => {
  const { type: _type, plazo, ...made } = event;
  return {
    ...made,
    integrado: acuseOf(provenance),
    situacion: { estado: 'en-firma', plazo },
    firmas: {},
    negativas: [],
    escaneos: [],
    copias: {},
  };
};

const signing = (convenio: Convenio, event: OfFirma, provenance: Provenance): Convenio => {
  const { at } = provenance;
  switch (event.type) {
    case 'convenio-firmado':
      return { ...convenio, firmas: { ...convenio.firmas, [event.puesto]: acuseOf(provenance) } };
    case 'firma-negada': {
      const { puesto, razon, asm } = event;
      return { ...convenio, negativas: [...convenio.negativas, { puesto, razon, asm, acuse: acuseOf(provenance) }] };
    }
    case 'convenio-escaneado':
      return { ...convenio, escaneos: [...convenio.escaneos, { archivo: event.archivo, acuse: acuseOf(provenance) }] };
    case 'convenio-sin-efecto': {
      const { causa, asm, unidad } = event;
      return {
        ...convenio,
        situacion: { estado: 'sin-efecto', causa, ...(asm && { asm }), ...(unidad && { unidad }), at },
      };
    }
    case 'convenio-suscrito':
      return {
        ...convenio,
        situacion: { estado: 'suscrito', at, fecha: fechaOf(at), paa: event.paa },
        publicacion: { plazo: event.publicacion, aviso: event.publicacion },
      };
    case 'constancia-expedida':
      return { ...convenio, constancia: event.constancia };
  }
};

const published = ({ publicacion }: Convenio): Publicacion => {
  if (publicacion === undefined) throw new Error('publication of a Convenio that was not signed by all');
  return publicacion;
};

const withCopia = (convenio: Convenio, puesto: string, acuse: EstadoAcuse, rest: object = {}): Convenio => ({
  ...convenio,
  copias: { ...convenio.copias, [puesto]: { ...convenio.copias[puesto], ...rest, acuse } },
});

const spreading = (convenio: Convenio, event: OfDifusion, provenance: Provenance): Convenio => {
  switch (event.type) {
    case 'copia-entregada':
      return withCopia(convenio, event.puesto, { estado: 'pendiente', plazo: event.plazo });
    case 'copia-acusada':
      return withCopia(
        convenio,
        event.puesto,
        { estado: 'acusado', acuse: acuseOf(provenance) },
        { resguardo: event.resguardo },
      );
    case 'publicacion-preparada': {
      const { hechos: _before, ...rest } = published(convenio);
      const { paquete, hechos } = event;
      return { ...convenio, publicacion: { ...rest, paquete, ...(hechos !== undefined && { hechos }) } };
    }
    case 'convenio-publicado': {
      const { url, fecha, paquete, verificados } = event;
      return {
        ...convenio,
        publicacion: {
          ...published(convenio),
          registro: { url, fecha, paquete, verificados, acuse: acuseOf(provenance) },
        },
      };
    }
    case 'publicacion-recordada':
      return { ...convenio, publicacion: { ...published(convenio), aviso: event.plazo } };
  }
};

const isFirma = (event: OfVersion): event is OfFirma =>
  [
    'convenio-firmado',
    'firma-negada',
    'convenio-escaneado',
    'convenio-sin-efecto',
    'convenio-suscrito',
    'constancia-expedida',
  ].includes(event.type);

/** Folds the events of 3.2 to 4.2. Throws on an event about a version that was never made. */
export const evolveConvenio = (ciclo: CicloAbierto, event: ConvenioEvent, provenance: Provenance): CicloAbierto => {
  if (event.type === 'convenio-integrado')
    return { ...ciclo, convenios: [...ciclo.convenios, created(event, provenance)] };
  if (event.type === 'actividad-integrada') {
    const { asm, unidad, actividad, clave, noAplica } = event;
    const entrada = {
      ...(clave !== undefined && { clave }),
      ...(noAplica !== undefined && { noAplica }),
      acuse: acuseOf(provenance),
    };
    return { ...ciclo, paa: withEntry(ciclo.paa, actividadKey(asm, unidad, actividad), entrada) };
  }
  if (!ciclo.convenios.some(({ numero }) => numero === event.numero))
    throw new Error(`event on an unknown Convenio ${event.numero}`);
  const change = (each: Convenio) =>
    isFirma(event) ? signing(each, event, provenance) : spreading(each, event, provenance);
  return { ...ciclo, convenios: ciclo.convenios.map((each) => (each.numero === event.numero ? change(each) : each)) };
};
