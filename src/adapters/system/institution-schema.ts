import * as z from 'zod/v4';
import { CLAUSULAS, MAX_CLAUSULAS } from '../../application/convenio-clausulas.js';
import type { ClaseAviso } from '../../domain/compromiso-aviso.js';
import { CLASES } from '../../domain/directorio.js';
import { esPersonId } from '../../domain/directorio-designaciones.js';
import { esClave } from '../../domain/directorio-puestos.js';
import { CLASES_ARCHIVO } from '../../domain/evidencia-archivo.js';
import { esFecha } from '../../domain/fecha.js';
import { reglasPorOmision } from '../../domain/reglas.js';

/** One line of text for documents: control and invisible characters would not be seen by who signs. */
const texto = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]*$/u, 'contiene saltos de línea o caracteres invisibles; quítelos.');

const fecha = z.string().refine(esFecha, 'la fecha no existe; escríbala como AAAA-MM-DD, por ejemplo 2026-03-31.');

const guid = z
  .string()
  .toLowerCase()
  .refine(esPersonId, 'no es un identificador de Microsoft Entra (8-4-4-4-12 dígitos hexadecimales).');

const clave = z
  .string()
  .refine(esClave, 'la clave lleva de 1 a 12 letras mayúsculas sin acento, dígitos o guiones; la primera, una letra.');

const plazo = z.int().min(1).max(90);

const persona = z.strictObject({
  id: guid,
  nombre: texto(120),
  correo: z.email('el correo no tiene la forma nombre@dominio.').max(254).optional(),
});

const abierta = { persona: guid, desde: fecha, hasta: fecha.optional(), motivo: texto(300).optional() };

const puesto = z.strictObject({
  clave,
  nombre: texto(160),
  cargo: texto(200),
  clase: z.enum(CLASES),
  ejecutora: z.boolean().optional(),
  titular: z.strictObject(abierta).optional(),
  enlaces: z.array(z.strictObject(abierta)).default([]),
  suplencias: z.array(z.strictObject({ ...abierta, hasta: fecha })).default([]),
});

const MARCADORES = /\{(?:puesto|numero|anio|ciclo)\}/g;

/** What is left of a pattern without its marks must be plain, since folios name files. */
const patron = z
  .string()
  .max(60)
  .refine(
    (value) => value.includes('{numero}') && value.includes('{ciclo}'),
    'debe contener {numero} y {ciclo}: así ningún folio se repite.',
  )
  .refine(
    (value) => /^[\p{L}\d/._ -]*$/u.test(value.replaceAll(MARCADORES, '')),
    'solo admite {puesto}, {numero}, {anio}, {ciclo}, letras, dígitos, espacio y los signos / . _ -',
  );

const logo = texto(200).regex(
  /^(?!.*\.\.)[^/\\:][^\\:]*\.(?:png|jpe?g)$/i,
  'es la ruta relativa de una imagen PNG o JPEG junto a este archivo; si la suya es de otro tipo (SVG), guárdela como PNG.',
);

/** A file is in memory while it is received. */
const MAXIMO_MB = 100;

const { plazos, recordatorio, firma, avisosCompromiso, lineamientos } = reglasPorOmision;

const rigor = (clase: ClaseAviso) => z.enum(['aviso', 'rechazo']).default(avisosCompromiso[clase]);

const avisos = z.strictObject({
  'plazo-tras-paa': rigor('plazo-tras-paa'),
  'inicio-pasado': rigor('inicio-pasado'),
  'producto-no-documental': rigor('producto-no-documental'),
  'recomendacion-compuesta': rigor('recomendacion-compuesta'),
});

const lineamiento = z.strictObject({
  clave: z.string().regex(/^[a-z0-9-]{1,40}$/, 'son minúsculas, dígitos y guiones, hasta 40.'),
  texto: texto(300),
  obligatorio: z.boolean().default(true),
});

/** Paragraphs of a document. A line break begins another; what nobody sees is refused as in one line. */
const parrafos = z
  .string()
  .trim()
  .min(1)
  .max(3000)
  .regex(/^(?:\n|[^\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}])*$/u, 'contiene caracteres invisibles; quítelos.');

const clausula = z.strictObject({ titulo: texto(80), texto: parrafos });

const convenio = z.strictObject({
  firma: z.enum(['boton', 'autografa', 'ambas']).default(firma),
  avisos: avisos.default({ ...avisosCompromiso }),
  clausulas: z
    .array(clausula)
    .min(1)
    .max(MAX_CLAUSULAS)
    .default([...CLAUSULAS]),
  'clausulas-revisadas': z.boolean().default(false),
});

const evidencias = z.strictObject({
  tipos: z
    .array(z.enum(CLASES_ARCHIVO))
    .min(1)
    .max(CLASES_ARCHIVO.length)
    .default([...reglasPorOmision.evidencias.tipos]),
  'maximo-mb': z.int().min(1).max(MAXIMO_MB).default(reglasPorOmision.evidencias.maximoMb),
});

/** Shape of the institution file. Every field that is not here is a mistake. */
export const institutionSchema = z.strictObject({
  institucion: z.strictObject({ nombre: texto(160), siglas: texto(20), lugar: texto(120) }),
  membrete: z
    .strictObject({ encabezado: z.array(texto(160)).min(1).max(6), pie: texto(300).optional(), logo: logo.optional() })
    .optional(),
  folios: z.strictObject({ patron }).default({ patron: reglasPorOmision.folio }),
  personas: z.array(persona).min(1).max(5_000),
  puestos: z.array(puesto).min(1).max(1_000),
  calendario: z
    .strictObject({
      inhabiles: z.array(z.strictObject({ desde: fecha, hasta: fecha.optional(), motivo: texto(200) })).default([]),
      'procesos-electorales': z.array(z.strictObject({ desde: fecha, hasta: fecha })).default([]),
    })
    .default({ inhabiles: [], 'procesos-electorales': [] }),
  plazos: z
    .strictObject({
      aprobacion: plazo.default(plazos.aprobacion),
      'acuse-mecanismo': plazo.default(plazos['acuse-mecanismo']),
      'acuse-notificacion': plazo.default(plazos['acuse-notificacion']),
      concurrencia: plazo.default(plazos.concurrencia),
      postura: plazo.default(plazos.postura),
      consulta: plazo.default(plazos.consulta),
      compromiso: plazo.default(plazos.compromiso),
      firma: plazo.default(plazos.firma),
      'segunda-opinion': plazo.default(plazos['segunda-opinion']),
      paa: plazo.default(plazos.paa),
      'acuse-copia': plazo.default(plazos['acuse-copia']),
      publicacion: plazo.default(plazos.publicacion),
      'aviso-publicacion': plazo.default(plazos['aviso-publicacion']),
      'correccion-evidencia': plazo.default(plazos['correccion-evidencia']),
      compilacion: plazo.default(plazos.compilacion),
      'solicitud-captura': plazo.default(plazos['solicitud-captura']),
      'acuse-captura': plazo.default(plazos['acuse-captura']),
      captura: plazo.default(plazos.captura),
      'acuse-entrega': plazo.default(plazos['acuse-entrega']),
      prorroga: plazo.default(plazos.prorroga),
      recordatorio: z.int().min(0).max(30).default(recordatorio),
    })
    .default({ ...plazos, recordatorio }),
  convenio: convenio.prefault({}),
  evidencias: evidencias.prefault({}),
  publicacion: z
    .strictObject({
      lineamientos: z
        .array(lineamiento)
        .max(30)
        .default([...lineamientos]),
    })
    .default({ lineamientos: [...lineamientos] }),
});

/** The institution file as written, its shape checked. */
export type InstitutionFile = z.infer<typeof institutionSchema>;

const orEmpty = z.string().catch('');
const looseHeld = z
  .object({ persona: orEmpty.transform((id) => id.toLowerCase()), desde: orEmpty, hasta: orEmpty })
  .catch({ persona: '', desde: '', hasta: '' });
const looseList = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
const loosePeriods = looseList(z.object({ desde: orEmpty, hasta: orEmpty }).catch({ desde: '', hasta: '' }));

/** Drops dates that don't exist, so that they are told once, as dates, and not again as an order. */
const loosePuesto = z
  .object({
    clave: orEmpty,
    clase: orEmpty,
    ejecutora: z.boolean().catch(false),
    titular: looseHeld.optional(),
    enlaces: looseList(looseHeld),
    suplencias: looseList(looseHeld),
  })
  .catch({ clave: '', clase: '', ejecutora: false, enlaces: [], suplencias: [] });

/**
 * The same file, as much of it as can be made out: what is wrong in itself is empty here. The rules that span fields
 * are checked on this, so that one mistake doesn't hide another.
 */
export const looseSchema = z.object({
  personas: looseList(z.object({ id: orEmpty.transform((id) => id.toLowerCase()) }).catch({ id: '' })),
  puestos: looseList(loosePuesto),
  calendario: z
    .object({ inhabiles: loosePeriods, 'procesos-electorales': loosePeriods })
    .catch({ inhabiles: [], 'procesos-electorales': [] }),
  plazos: z.record(z.string(), z.number().optional().catch(undefined)).catch({}),
  convenio: z
    .object({ clausulas: looseList(z.object({ titulo: orEmpty }).catch({ titulo: '' })) })
    .catch({ clausulas: [] }),
});

/** What could be made out of an institution file. */
export type LooseInstitution = z.infer<typeof looseSchema>;
