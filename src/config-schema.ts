import * as z from 'zod/v4';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NIL = /^[0-]+$/;
const MIN_TOKEN = 16;
/** A name, or `*.` and a name of two labels at least: `*.com` would let half the Internet in. */
const FILE_HOST = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

const port = (fallback: number) =>
  z.string().refine(isPort, 'debe ser un número de puerto, del 1 al 65535').transform(Number).default(fallback);

const flag = z
  .enum(['1', 'true', 'si', '0', 'false', 'no'], 'debe ser 1 o 0')
  .default('0')
  .transform((value) => ['1', 'true', 'si'].includes(value));

const guid = z
  .string()
  .regex(GUID, 'debe ser un GUID')
  .refine((value) => !NIL.test(value), 'no puede ser todo ceros');

const hosts = z
  .string()
  .default('*.sharepoint.com')
  .transform((list) =>
    list
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
  )
  .refine(
    (list) => list.length > 0 && list.every((host) => FILE_HOST.test(host)),
    'debe ser una lista de dominios separados por coma, como *.sharepoint.com (sin https:// ni ruta)',
  );

const isHttps = (value: string): boolean => {
  try {
    const url = new URL(value);
    return url.protocol === 'https:' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
};

const isOrigin = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    ['https:', 'http:'].includes(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
};

/** The environment's variables, by name, and what each is when it is absent. */
export const configSchema = z.object({
  PORT: port(3978),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'debe ser un nombre o una dirección, sin https://')
    .optional(),
  LOCAL_START: flag,
  LOCAL_TOKEN: z.string().min(MIN_TOKEN, `debe tener al menos ${MIN_TOKEN} caracteres`).optional(),
  START_PAGE_PORT: port(3979),
  DATA_DIR: z.string().default('./datos'),
  INSTITUTION_FILE: z.string().optional(),
  COSMOS_ENDPOINT: z.string().refine(isHttps, 'debe ser una dirección https://').optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z
    .string()
    .regex(/^[\w-]{1,255}$/, 'solo lleva letras, dígitos, guiones y guiones bajos')
    .optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'debe ser SingleTenant o UserAssignedMSI')
    .default('SingleTenant'),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: guid.optional(),
  FILE_HOSTS: hosts,
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'debe ser la dirección https:// de este servidor, sin parámetros')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  MESSAGES_PER_SECOND: z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) > 0, 'debe ser un número, del 1 al 999')
    .transform(Number)
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'debe ser fatal, error, warn, info, debug, trace o silent',
    )
    .default('info'),
});

/** The variables as read. */
export type Values = z.infer<typeof configSchema>;
