import fc from 'fast-check';
import type { Criterio, TextoAsm, Valoracion } from '../../src/domain/asm.js';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { INSTRUMENTOS } from '../../src/domain/compromiso.js';
import type { Context } from '../../src/domain/context.js';
import { secretariaOf } from '../../src/domain/directorio.js';
import { ACTOS } from '../../src/domain/evidencia-state.js';
import type { Archivo } from '../../src/domain/identity.js';
import { folioFor, porNotificar, unidadesPorNotificar } from '../../src/domain/notificacion.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import type { AvanceAsm } from '../../src/domain/seguimiento-state.js';
import { archivo as archivoOf, compromisoPedido, datosCiclo, integrar } from '../application/stages.js';
import { cierreCommands } from './cierre-commands.js';

type Commands = { readonly [T in CicloCommand['type']]: fc.Arbitrary<CommandOf<T>> };

/** Keys and texts that clients send to break things. */
const HOSTILE = ['constructor', '__proto__', 'toString', '', ' ', 'ASM-99', '../x', '\u0000', '💥'];

const LINEAMIENTOS = reglasPorOmision.lineamientos.map(({ clave }) => clave);

const INFORME = { ...integrar.documento, xlsx: archivoOf('8', 'informe.xlsx') };

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Objects as a program makes them, with a prototype. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

/** Drops the keys whose value is undefined: a command that has none doesn't carry the key. */
const lean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

/** Arbitrary commands of one type, from its arbitrary fields. */
const of = <T extends CicloCommand['type']>(
  type: T,
  fields: { [K in keyof Omit<CommandOf<T>, 'type'>]: fc.Arbitrary<CommandOf<T>[K] | undefined> },
): fc.Arbitrary<CommandOf<T>> =>
  record({ type: fc.constant(type), ...fields }).map((command) => lean(command) as unknown as CommandOf<T>);

const commandsFrom = (odd: boolean): Commands => {
  const some = (...values: string[]): fc.Arbitrary<string> =>
    odd ? fc.constantFrom(...values, ...HOSTILE) : fc.constantFrom(...values);
  const asm = some('ASM-01', 'ASM-02', 'ASM-03');
  const unidad = some('DO', 'DPC');
  const text = some('Sí.', 'No.', '');
  const written = some('Sí.', 'Otra.');
  const fecha = some('2026-03-02', '2026-03-01');
  const count = odd ? fc.constantFrom(-1, 0, 1.5, Number.NaN, 3, 1e9) : fc.constantFrom(1, 2, 3);
  const archivo: fc.Arbitrary<Archivo> = fc.constantFrom('a', 'b', 'c', 'f').map((letter) => archivoOf(letter));
  const criterio: fc.Arbitrary<Criterio> = record({
    cumple: odd ? fc.boolean() : fc.constantFrom(true, true, true, false),
    razon: written,
  });
  const valoracion: fc.Arbitrary<Valoracion> = record({
    viabilidad: criterio,
    factibilidad: criterio,
    claridad: optional(criterio),
    impactoEstructural: fc.constantFrom<Valoracion['impactoEstructural']>([], ['diseno']),
  }).map(lean);
  const textoAsm: fc.Arbitrary<TextoAsm> = record({
    hallazgo: optional(written),
    recomendacion: odd ? optional(text) : written,
    clase: fc.constant<TextoAsm['clase']>('hallazgo'),
    ubicacion: fc.constant('página 1'),
  }).map(lean);
  const contenido = record({
    sentido: fc.constantFrom('aceptada' as const, 'aceptada-con-precisiones' as const, 'rechazada' as const),
    justificacion: written,
    propuestas: written,
  });
  const avance: fc.Arbitrary<AvanceAsm> = record({
    asm,
    actividad: optional(some('A1', 'A2')),
    porcentaje: odd ? fc.constantFrom(-1, 101, Number.NaN, 50) : fc.constantFrom(0, 50, 100),
    estado: fc.constantFrom<AvanceAsm['estado']>('atendido', 'en-proceso', 'no-iniciado', 'otro'),
    motivo: optional(text),
    conEvidencia: fc.boolean(),
  }).map(lean);
  const bimestre = some('2026-B1', '2026-B2', '2026-B3');
  const prorroga = some('PR-001', 'PR-002');
  const evidencia = some('E-0001', 'E-0002', 'E-0003');
  const notice = some('N-001', 'N-002', 'N-003');
  const signer = some('SE', 'DO', 'DPC');
  const numero = odd ? fc.constantFrom(-1, 0, 1.5, Number.NaN, 1, 2, 99) : fc.constantFrom(1, 2);
  const pedido = record({
    compromiso: text,
    plazo: some('2026-09-30', '2027-06-30'),
    instrumento: record({ clase: fc.constant('mir' as const), nombre: fc.constant('') }),
    actividades: fc.constantFrom(compromisoPedido.actividades, compromisoPedido.actividades.slice(1), []),
  });
  const redaccion = record({ asm, contenido: pedido });
  const several = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: odd ? 0 : 1, maxLength: 3 });
  const owed = some('acuse.DO', 'notificacion.N-001', 'concurrencia.DO', 'postura.ASM-01.DO', 'consulta.C-001');
  return {
    'abrir-ciclo': of('abrir-ciclo', {
      datos: fc.constant(datosCiclo),
    }),
    'adjuntar-mecanismo': of('adjuntar-mecanismo', { archivo }),
    'aprobar-mecanismo': of('aprobar-mecanismo', { sha256: archivo.map((each) => each.sha256) }),
    'acusar-mecanismo': of('acusar-mecanismo', { puesto: unidad }),
    'registrar-acuse-mecanismo-en-papel': of('registrar-acuse-mecanismo-en-papel', {
      puesto: unidad,
      archivo,
      fecha,
      recibio: written,
    }),
    'recibir-informe': of('recibir-informe', {
      folio: written,
      fecha,
      archivo: optional(archivo),
      asmDeclarados: count,
    }),
    'registrar-asm': of('registrar-asm', { textos: several(textoAsm), motivo: optional(written) }),
    'publicar-mecanismo': of('publicar-mecanismo', { puesto: unidad }),
    'confirmar-conteo': of('confirmar-conteo', { motivo: text }),
    'redactar-causa-raiz': of('redactar-causa-raiz', { asm, causaRaiz: text }),
    'corregir-asm': of('corregir-asm', {
      asm,
      textos: record({ hallazgo: text, recomendacion: text }),
      motivo: written,
    }),
    'asignar-asm': of('asignar-asm', {
      asm: several(asm),
      unidades: several(unidad),
      modo: fc.constantFrom('agregar' as const, 'sustituir' as const, 'quitar' as const),
    }),
    notificar: of('notificar', { avisos: fc.constant([]) }),
    'acusar-notificacion': of('acusar-notificacion', { id: notice }),
    'registrar-acuse-en-papel': of('registrar-acuse-en-papel', { id: notice, archivo, fecha, recibio: written }),
    'registrar-no-alcanzado': of('registrar-no-alcanzado', { asunto: owed, persona: written, codigo: written }),
    'valorar-asm': of('valorar-asm', { valoraciones: several(record({ asm, valoracion })) }),
    concurrir: of('concurrir', {
      unidad,
      respuestas: several(record({ asm, observaciones: optional(text) }).map(lean)),
    }),
    'atender-observaciones': of('atender-observaciones', { asm, unidad, atencion: text }),
    'clasificar-asm': of('clasificar-asm', {
      clasificaciones: several(
        record({
          asm,
          clasificacion: record({
            tipo: fc.constant('diseno' as const),
            razonTipo: written,
            prioridad: fc.constant('inmediata' as const),
            razonPrioridad: written,
          }),
        }),
      ),
    }),
    'deseleccionar-asm': of('deseleccionar-asm', { asm, razon: text }),
    'preparar-postura': of('preparar-postura', { unidad, asm, contenido }),
    'preparar-posturas': of('preparar-posturas', { unidad, respuestas: several(record({ asm, contenido })) }),
    'presentar-posturas': of('presentar-posturas', { unidad, respuestas: several(record({ asm, contenido })) }),
    'quitar-anexo': of('quitar-anexo', { unidad, asm, sha256: archivo.map((each) => each.sha256) }),
    'tomar-nota-de-posturas': of('tomar-nota-de-posturas', { unidad, asm: several(asm) }),
    'anexar-a-postura': of('anexar-a-postura', { unidad, asm, archivo }),
    'presentar-postura': of('presentar-postura', { unidad, asm, contenido }),
    'tomar-nota-de-postura': of('tomar-nota-de-postura', { unidad, asm }),
    'devolver-postura': of('devolver-postura', { unidad, asm, observaciones: text }),
    'insistir-en-postura': of('insistir-en-postura', { unidad, asm, razones: text }),
    'preparar-compromisos': of('preparar-compromisos', {
      unidad,
      propuestas: several(redaccion),
      avisa: optional(fc.constant(true as const)),
      borradores: optional(several(redaccion)),
    }),
    'proponer-compromisos': of('proponer-compromisos', {
      unidad,
      propuestas: several(record({ asm, contenido: optional(pedido) }).map(lean)),
      borradores: optional(several(redaccion)),
    }),
    'acordar-compromisos': of('acordar-compromisos', {
      unidad,
      asm: several(asm),
      preguntas: record({ logran: criterio, plazoAdecuado: criterio, productosPertinentes: criterio }),
    }),
    'devolver-compromiso': of('devolver-compromiso', {
      unidad,
      asm,
      observaciones: text,
    }),
    'contraproponer-compromisos': of('contraproponer-compromisos', {
      unidad,
      observaciones: text,
      propuestas: several(redaccion),
    }),
    'dejar-para-modificatorio': of('dejar-para-modificatorio', { unidad, asm: several(asm), razon: text }),
    'reabrir-compromiso': of('reabrir-compromiso', { unidad, asm, razon: text }),
    'integrar-convenio': of('integrar-convenio', {
      documento: fc.constant(integrar.documento),
      partes: fc.constantFrom(integrar.partes, integrar.partes.slice(0, 1)),
      firmantes: fc.constant(integrar.firmantes),
    }),
    'firmar-convenio': of('firmar-convenio', { puesto: signer, numero, sha256: archivo.map((each) => each.sha256) }),
    'negar-firma': of('negar-firma', {
      puesto: signer,
      numero,
      sha256: archivo.map((each) => each.sha256),
      razon: text,
      asm: several(asm),
    }),
    'adjuntar-convenio-firmado': of('adjuntar-convenio-firmado', { numero, archivo }),
    'anular-por-cambio-de-titular': of('anular-por-cambio-de-titular', { numero }),
    'expedir-constancia': of('expedir-constancia', { numero, constancia: fc.constant(integrar.documento) }),
    'integrar-en-paa': of('integrar-en-paa', {
      entradas: several(
        record({
          asm,
          unidad,
          actividad: some('A1', 'A2'),
          clave: optional(written),
          noAplica: optional(text),
        }).map(lean),
      ),
    }),
    'distribuir-convenio': of('distribuir-convenio', { numero }),
    'acusar-copia': of('acusar-copia', {
      numero,
      puesto: some('SE', 'DA'),
      resguardo: record({ resguarda: text, lugar: written }),
    }),
    'preparar-publicacion': of('preparar-publicacion', {
      numero,
      paquete: archivo,
      hechos: some('6'.repeat(64), '5'.repeat(64)),
    }),
    'registrar-publicacion': of('registrar-publicacion', {
      numero,
      url: some('https://portal.example/convenio', 'convenio'),
      fecha,
      verificados: fc.constantFrom(LINEAMIENTOS, LINEAMIENTOS.slice(0, 1)),
    }),
    ...cierreCommands({ of, asm, evidencia, numero, unidad, archivo, text, written, fecha, criterio }),
    'registrar-sin-respuesta': of('registrar-sin-respuesta', { asunto: owed, puesto: unidad }),
    'archivar-evidencia': of('archivar-evidencia', {
      unidad,
      asm,
      producto: optional(some('A1.P1', 'A2.P1', 'A2.P2')),
      archivo,
    }),
    'registrar-acto': of('registrar-acto', {
      unidad,
      evidencia,
      acto: record({ clase: fc.constantFrom(...ACTOS), numero: text, fecha, instancia: written }),
    }),
    'registrar-instrumento': of('registrar-instrumento', {
      unidad,
      evidencia,
      instrumento: record({
        clase: fc.constantFrom(...INSTRUMENTOS),
        nombre: text,
        version: written,
        fecha,
        pagina: written,
        vigente: fc.boolean(),
        constancia: written,
      }),
    }),
    'solicitar-prorroga': of('solicitar-prorroga', {
      unidad,
      asm,
      actividad: some('A1', 'A2'),
      hasta: some('2026-07-15', '2026-09-30', '2026-12-31'),
      justificacion: text,
    }),
    'conceder-prorroga': of('conceder-prorroga', { prorroga, puesto: some('SE', 'DA') }),
    'entregar-puesto': of('entregar-puesto', { puesto: signer, persona: written, desde: fecha }),
    'acusar-entrega': of('acusar-entrega', { puesto: signer }),
    'negar-prorroga': of('negar-prorroga', { prorroga, puesto: some('SE', 'DA'), razon: text }),
    'aceptar-evidencia': of('aceptar-evidencia', { evidencia }),
    'devolver-evidencia': of('devolver-evidencia', { evidencia, observaciones: text }),
    'plantear-consulta': of('plantear-consulta', { puesto: unidad, asm: optional(asm), texto: text }),
    'responder-consulta': of('responder-consulta', { id: some('C-001', 'C-002'), respuesta: text }),
    'recordar-plazo': of('recordar-plazo', { asunto: owed, puesto: unidad }),
    'vencer-plazo': of('vencer-plazo', { asunto: owed, puesto: unidad }),
    'abrir-seguimiento': of('abrir-seguimiento', { bimestre }),
    'reportar-avance': of('reportar-avance', { bimestre, unidad, avances: several(avance) }),
    'cerrar-seguimiento': of('cerrar-seguimiento', { bimestre }),
    'posponer-seguimiento': of('posponer-seguimiento', { bimestre, unidad }),
    'repetir-seguimiento': of('repetir-seguimiento', { bimestre, unidad }),
    'compilar-bimestre': of('compilar-bimestre', { bimestre, informe: fc.constant(INFORME) }),
    'solicitar-captura': of('solicitar-captura', {
      bimestre,
      folio: written,
      solicitud: fc.constant(integrar.documento),
    }),
    'acusar-captura': of('acusar-captura', { bimestre }),
    'registrar-captura': of('registrar-captura', { bimestre, fecha }),
    'omitir-captura': of('omitir-captura', { bimestre, razon: text }),
  };
};

const oneOf = (commands: Commands): fc.Arbitrary<CicloCommand> => fc.oneof(...Object.values(commands));

/** Notices as they would be prepared now: for every unit that has something to be told, or for the first one only. */
const notificar =
  (all: boolean) =>
  (ciclo: Ciclo, { reglas, directorio }: Context): CicloCommand => {
    if (ciclo.estado !== 'abierto') return { type: 'notificar', avisos: [] };
    const issued = Object.keys(ciclo.notificaciones).length;
    const avisos = unidadesPorNotificar(ciclo).map((unidad, index) => ({
      unidad,
      folio: folioFor(ciclo, reglas.folio, secretariaOf(directorio), issued + index + 1),
      asm: porNotificar(ciclo, unidad),
      oficio: { docx: archivoOf('c'), pdf: archivoOf('d') },
    }));
    return { type: 'notificar', avisos: all ? avisos : avisos.slice(0, 1) };
  };

const useful = commandsFrom(false);

/** What a ciclo needs first, so that random sequences get somewhere. */
const first = fc.oneof(
  useful['abrir-ciclo'],
  useful['adjuntar-mecanismo'],
  useful['aprobar-mecanismo'],
  useful['recibir-informe'],
  useful['registrar-asm'],
  useful['asignar-asm'],
);

/** An order that could well be given; for notices, the way to make one from the state. */
export const usefulCommand = fc.oneof(
  { weight: 3, arbitrary: first },
  { weight: 2, arbitrary: fc.boolean().map(notificar) },
  { weight: 2, arbitrary: fc.oneof(useful['valorar-asm'], useful['clasificar-asm'], useful['presentar-postura']) },
  { weight: 6, arbitrary: oneOf(useful) },
);

/** An order as an edited client could give it. */
export const anyCommand = oneOf(commandsFrom(true));
