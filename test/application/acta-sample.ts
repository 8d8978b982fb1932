import type { BimestreDelActa } from '../../src/application/acta-bimestre-hechos.js';
import type { CierreDelActa, DictamenDelActa } from '../../src/application/acta-cierre-hechos.js';
import type {
  ActividadDelActa,
  CompromisoDelActa,
  CumplimientoDelActa,
} from '../../src/application/acta-compromiso-hechos.js';
import type { AsmDelActa, HechosDelActa } from '../../src/application/acta-hechos.js';
import type { Quien } from '../../src/application/quien.js';
import type { TextoAsm } from '../../src/domain/asm.js';
import { daysBetween } from '../../src/domain/fecha.js';
import { hechosConvenio } from './convenio-sample.js';

const SE = 'Secretaría Ejecutiva';
const ADMINISTRACION = 'Dirección de Administración';

const quien = (ordinal: number, puesto: string, suplente = false): Quien => ({
  nombre: `Mtra. Lucía Fernanda Robles Ibarra ${ordinal}`,
  puesto,
  suplente,
  cuando: `2027-07-${String((ordinal % 27) + 1).padStart(2, '0')}T17:05:00.000Z`,
});

/** A SHA-256 that no other thing of the sample has. */
const huella = (what: string, ordinal: number): string =>
  [...`${what}${ordinal}`]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, `${ordinal}0a`)
    .slice(0, 64);

const cumplido = (real: string, vigente: string, original: string): CumplimientoDelActa => ({
  cumplido: true,
  real,
  dias: daysBetween(vigente, real),
  ...(vigente !== original && { diasDelOriginal: daysBetween(original, real) }),
});

const prorrogas = (ordinal: number): ActividadDelActa['prorrogas'] => [
  {
    id: `PR-${ordinal}`,
    de: '2027-06-30',
    hasta: '2027-08-19',
    dias: 50,
    justificacion: `La Junta General difirió la sesión en la que se aprobará el documento (${ordinal}).`,
    estado: 'concedida',
    concedidaTarde: '2027-08-23',
    quienes: [quien(ordinal, SE), quien(ordinal + 1, ADMINISTRACION, true)],
  },
  {
    id: `PR-${ordinal}B`,
    de: '2027-08-19',
    hasta: '2027-09-15',
    dias: 77,
    justificacion: `Falta el dictamen de un área (${ordinal}).`,
    estado: 'negada',
    razon: `Ya se había concedido una (${ordinal}).`,
    quienes: [quien(ordinal, SE)],
  },
];

const productos = (place: number, ordinal: number, real: string): ActividadDelActa['productos'] => [
  {
    id: `A${place}.P1`,
    nombre: `Minuta del taller de Marco Lógico ${ordinal}`,
    versiones: 3,
    entrega: {
      clave: `E-${ordinal}1`,
      nombre: `Minuta del taller ${ordinal} (versión final).pdf`,
      version: 3,
      sha256: huella('minuta', ordinal),
      entregada: '2027-06-24',
      acepto: quien(ordinal, SE),
    },
    acto: {
      clase: 'acuerdo',
      numero: `IEEM/JG/${ordinal}/2027`,
      fecha: '2027-06-20',
      instancia: `Junta General ${ordinal}`,
    },
    instrumento: {
      clase: 'manual-procedimientos',
      nombre: `Manual de procedimientos ${ordinal}`,
      version: `2027.${ordinal}`,
      fecha: '2027-06-22',
      pagina: `páginas 14 a ${ordinal}`,
      vigente: true,
      constancia: `Publicado en la Gaceta ${ordinal}.`,
    },
  },
  {
    id: `A${place}.P2`,
    nombre: `Árbol de problemas y de objetivos ${ordinal}`,
    versiones: 1,
    entrega: {
      clave: `E-${ordinal}2`,
      nombre: `Árbol ${ordinal}.xlsx`,
      version: 1,
      sha256: huella('arbol', ordinal),
      entregada: real,
      acepto: quien(ordinal, SE, true),
    },
  },
];

const sinEntregar = (place: number, ordinal: number): ActividadDelActa['productos'] =>
  [1, 2].map((each) => ({ id: `A${place}.P${each}`, nombre: `Producto ${each} de ${ordinal}`, versiones: 0 }));

/** Which dates an activity had: agreed once, moved by a modificatorio, or by a prórroga. */
const fechas = (asm: number, place: number) => {
  if (place === 2 && asm % 2 === 1) return { original: '2027-06-30', vigente: '2027-08-19' };
  return asm % 3 === 2
    ? { original: '2027-06-30', convenida: '2027-07-05', vigente: '2027-07-05' }
    : { original: '2027-06-30', vigente: '2027-06-30' };
};

const actividad = (asm: number, place: number, unit: number): ActividadDelActa => {
  const ordinal = asm * 100 + unit * 10 + place;
  const { original, vigente, ...moved } = fechas(asm, place);
  const missing = asm % 5 === 0 && place === 2;
  const real = ordinal % 4 === 0 ? '2027-07-14' : '2027-06-25';
  return {
    id: `A${place}`,
    lugar: place,
    descripcion: `Elaborar y someter a aprobación el documento de la actividad ${ordinal}, con las áreas participantes.`,
    responsable: `Ing. Andrea Quiroz Nava ${ordinal}`,
    cargo: `Subdirección de Planeación ${ordinal}`,
    inicio: '2027-01-11',
    ponderacion: place === 1 ? 33.34 : 66.66,
    unidadMedida: `Documento ${ordinal}`,
    original,
    ...moved,
    vigente,
    prorrogas: vigente === '2027-08-19' ? prorrogas(ordinal) : [],
    paa: place === 1 ? { clave: `01.02.${ordinal}` } : { noAplica: `Gasto corriente ${ordinal}.` },
    cumplimiento: missing ? { cumplido: false } : cumplido(real, vigente, original),
    productos: missing ? sinEntregar(place, ordinal) : productos(place, ordinal, real),
  };
};

const compromiso = (asm: number, unit: number, unidad: string): CompromisoDelActa => {
  const actividades = [actividad(asm, 1, unit), actividad(asm, 2, unit)];
  const vigente = asm % 2 === 1 ? '2027-08-19' : '2027-06-30';
  const reales = actividades.flatMap(({ cumplimiento }) => cumplimiento.real ?? []).toSorted();
  return {
    unidad,
    clave: `U${unit}`,
    compromiso: `Contar con una MIR 2027 con lógica causal verificada y fichas técnicas publicadas (compromiso ${asm}.${unit}).`,
    instrumento: { clase: 'mir', nombre: `MIR 2027 del programa ${asm}.${unit}` },
    plazo: '2027-06-30',
    vigente,
    cumplimiento: reales.length < 2 ? { cumplido: false } : cumplido(reales[1] ?? '', vigente, '2027-06-30'),
    actividades,
  };
};

const dictamen = (ordinal: number, puesto = SE): DictamenDelActa => ({
  veredictos: (['A', 'B', 'C'] as const).map((criterio, place) => ({
    criterio,
    valor: 'cumple',
    razon: `El entregable atiende el hallazgo en el criterio ${criterio} (${ordinal}).`,
    evidencia: {
      clave: `E-${ordinal}${place}`,
      nombre: `Entregable ${criterio} ${ordinal}.pdf`,
      version: place + 1,
      sha256: huella(criterio, ordinal),
    },
    ...(criterio === 'A' && {
      directa: { cumple: true, razon: `Corrige la lógica causal (${ordinal}).` },
      univoca: { cumple: true, razon: `No atiende otra causa (${ordinal}).` },
    }),
    ...(criterio === 'C' && { vigente: { cumple: true, razon: `Consta en la Gaceta (${ordinal}).` } }),
    quien: quien(ordinal + place, puesto),
  })),
  trazabilidad: { razon: `Consta el proceso completo (${ordinal}).`, quien: quien(ordinal, puesto) },
});

const solventado = (ordinal: number): CierreDelActa => ({
  fin: {
    estado: 'solventado',
    dictamen: ordinal % 3 === 1 ? 2 : 1,
    documento: { nombre: `Cédula de dictamen ASM-${ordinal}.pdf`, sha256: huella('cedula', ordinal) },
    quien: quien(ordinal, SE),
  },
  ...dictamen(ordinal),
  ...(ordinal % 3 === 1 && { conflicto: ordinal % 2 === 1 ? 'secretaria' : 'ambas' }),
  ...(ordinal % 3 === 0 && { conflicto: 'administracion' }),
  ...(ordinal % 3 === 1 && {
    segunda: { conforme: true, razon: `Se comparte el dictamen (${ordinal}).`, quien: quien(ordinal, ADMINISTRACION) },
  }),
  reaperturas:
    ordinal % 3 === 1
      ? [
          {
            razon: `Se halló un error en la ficha técnica (${ordinal}).`,
            quien: quien(ordinal + 3, SE),
            antes: {
              estado: 'solventado',
              dictamen: 1,
              documento: { nombre: `Cédula anterior ASM-${ordinal}.pdf`, sha256: huella('anterior', ordinal) },
              quien: quien(ordinal + 4, SE),
            },
            ...dictamen(ordinal + 5000),
          },
        ]
      : [],
  faltan: ordinal % 2 === 0 ? [`Falta el acuse de la Dirección de Organización del oficio SE/${ordinal}.`] : [],
});

const sinSolventar = (ordinal: number): CierreDelActa => ({
  fin: {
    estado: 'sin-solventar',
    razon: `La reforma de la ley eliminó el programa (${ordinal}).`,
    documento: { nombre: `Oficio de cierre ${ordinal}.pdf`, sha256: huella('cierre', ordinal) },
    quien: quien(ordinal, SE),
  },
  veredictos: [
    { criterio: 'A', valor: 'no-cumple', razon: `No corrige la causa (${ordinal}).`, quien: quien(ordinal, SE) },
    { criterio: 'B', valor: 'falta', razon: `No hay acto (${ordinal}).`, quien: quien(ordinal, SE) },
  ],
  reaperturas: [],
  faltan: [],
});

const asmDelActa = (
  { asm, compromisos }: ReturnType<typeof hechosConvenio>['asm'][number],
  ordinal: number,
): AsmDelActa => ({
  asm,
  compromisos: compromisos.map(({ unidad }, place) => compromiso(ordinal, place, unidad)),
  cierre: ordinal % 5 === 0 ? sinSolventar(ordinal) : solventado(ordinal),
});

const bimestre = (ordinal: number): BimestreDelActa => ({
  bimestre: `bimestre ${ordinal} de 2027`,
  reportaron: ['Dirección de Organización', ADMINISTRACION],
  sinReporte: ordinal % 2 === 0 ? ['Dirección de Participación Ciudadana'] : [],
  reincidentes: ordinal === 4 ? ['Dirección de Participación Ciudadana'] : [],
  informe: huella('bimestre', ordinal),
  captura:
    ordinal === 6
      ? { estado: 'omitida', razon: 'No hubo avance presupuestario en el bimestre.' }
      : { estado: 'registrada', folio: `SE/PAE/SPP-${ordinal}`, fecha: '2027-05-14' },
});

/** The facts of an Acta about those ASM, every fifth of them not solventado, with what a test needs changed. */
export const hechosActa = (textos: readonly TextoAsm[], changed: Partial<HechosDelActa> = {}): HechosDelActa => {
  const { institucion, lugar, ciclo, informe, partes, asm, cabeza } = hechosConvenio(textos);
  return {
    numero: 2,
    fecha: '2027-11-15',
    lugar,
    institucion,
    ciclo,
    ...(informe && { informe }),
    convenios: [
      { numero: 1, suscrito: '2026-12-15', sha256: huella('convenio', 1), url: 'https://www.example.org/convenio-1/' },
      { numero: 3, modifica: 1, suscrito: '2027-03-10', sha256: huella('convenio', 3) },
    ],
    partes: [partes[0], partes[3]].flatMap((each, place) =>
      each === undefined ? [] : [{ ...each, suplente: place === 1 }],
    ),
    asm: asm.map((each, index) => asmDelActa(each, index + 1)),
    fuera: [
      {
        asm: 'ASM-901',
        texto: 'Publicar los padrones.',
        situacion: 'no-seleccionado',
        razon: 'Ya se publican en el portal',
      },
      {
        asm: 'ASM-902',
        unidad: ADMINISTRACION,
        texto: 'Costear cada actividad.',
        situacion: 'retirado',
        razon: 'El programa dejó de tener actividades propias.',
      },
      { asm: 'ASM-903', texto: 'Capacitar a los enlaces.', situacion: 'sin-valorar' },
    ],
    bimestres: [1, 2, 3, 4, 5, 6].map(bimestre),
    cronologia: [
      { accion: '1.1', fecha: '2026-03-02', hecho: 'Se aprobó y publicó el Mecanismo.' },
      { accion: '1.3', fecha: '2026-03-05', hasta: '2026-03-20', hecho: '3 oficios de notificación emitidos.' },
      { accion: '3.2', fecha: '2026-12-15', hecho: 'El Convenio, versión 1, quedó suscrito por todas las partes.' },
      { accion: 'IV', fecha: '2027-07-01', hasta: '2027-10-30', hecho: '2 dictámenes de solventación emitidos.' },
    ],
    faltan: ['Falta el acuse de una copia del Convenio (4.1).'],
    cabeza,
    ...changed,
  };
};
