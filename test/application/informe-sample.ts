import type { AvanceInformado, HechosDelInforme, MateriaInformada } from '../../src/application/informe-hechos.js';
import { hechosActa } from './acta-sample.js';
import { textosAsm } from './convenio-sample.js';

const avance = (ordinal: number): AvanceInformado => ({
  porcentaje: (ordinal * 7) % 101,
  ...(ordinal % 3 !== 0 && { anterior: (ordinal * 5) % 101 }),
  estado: ordinal % 2 === 0 ? 'en-proceso' : 'no-iniciado',
  motivo: ordinal % 2 === 0 ? '' : `Falta la sesión de la Junta General (${ordinal}).`,
  comentarios: `Se avanzó conforme a lo programado (${ordinal}).`,
  conEvidencia: ordinal % 2 === 0,
  evidencias:
    ordinal % 2 === 0
      ? [
          {
            clave: `E-${String(ordinal).padStart(4, '0')}`,
            nombre: `Minuta ${ordinal}.pdf`,
            version: 1,
            sha256: String(ordinal % 10).repeat(64),
            archivada: '2027-04-12T17:00:00.000Z',
          },
        ]
      : [],
  quien: 'Lic. Héctor Manuel Cárdenas Solís',
  cuando: '2027-05-03T17:00:00.000Z',
});

const materia = (ordinal: number): MateriaInformada => ({
  lugar: ordinal,
  descripcion: `Elaborar y someter a aprobación el diagnóstico ${ordinal}, con las áreas participantes.`,
  inicio: '2027-01-11',
  fin: '2027-06-30',
  ponderacion: 25,
  retirada: false,
  ...(ordinal % 5 !== 0 && { avance: avance(ordinal) }),
});

/** The facts of a bimonthly report about so many activities of one unit, every fifth of them without report. */
export const informeDeMuestra = (actividades: number): HechosDelInforme => {
  const { lugar, institucion, ciclo, cabeza } = hechosActa(textosAsm(1));
  const materias = Array.from({ length: actividades }, (_, index) => materia(index + 1));
  const reportadas = materias.filter((each) => each.avance !== undefined).length;
  return {
    bimestre: '2027-B2',
    nombre: 'marzo-abril de 2027',
    inicio: '2027-03-01',
    fin: '2027-04-30',
    cierre: '2027-05-10',
    fecha: '2027-05-11',
    lugar,
    institucion,
    ciclo,
    convenio: 1,
    unidades: [
      {
        clave: 'DO',
        unidad: 'Dirección de Organización',
        asm: [{ asm: 'ASM-01', materias }],
        pedidas: actividades,
        reportadas,
        reincidente: false,
      },
    ],
    cabeza,
  };
};
