import fc from 'fast-check';
import type { Criterio } from '../../src/domain/asm.js';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import { CRITERIOS_JUZGADOS, type Juicio } from '../../src/domain/cierre.js';
import type { Archivo } from '../../src/domain/identity.js';
import { integrar } from '../application/stages.js';
import { integrarActa } from './cierre-stages.js';

type Text = fc.Arbitrary<string>;

interface Parts {
  readonly of: <T extends CicloCommand['type']>(
    type: T,
    fields: { [K in keyof Omit<CommandOf<T>, 'type'>]: fc.Arbitrary<CommandOf<T>[K] | undefined> },
  ) => fc.Arbitrary<CommandOf<T>>;
  readonly asm: Text;
  readonly evidencia: Text;
  readonly unidad: Text;
  readonly text: Text;
  readonly written: Text;
  readonly fecha: Text;
  readonly numero: fc.Arbitrary<number>;
  readonly archivo: fc.Arbitrary<Archivo>;
  readonly criterio: fc.Arbitrary<Criterio>;
}

const { documento } = integrar;

const juicioFrom = ({ written, evidencia, criterio }: Parts): fc.Arbitrary<Juicio> =>
  fc.record(
    {
      valor: fc.constantFrom('cumple' as const, 'no-cumple' as const, 'falta' as const),
      razon: written,
      evidencia,
      directa: criterio,
      univoca: criterio,
      vigente: criterio,
    },
    { requiredKeys: ['valor', 'razon'], noNullPrototype: true },
  );

const sha256 = fc.constantFrom(documento.pdf.sha256, 'x');

/** Arbitrary orders of section IV and of 5.3 to 5.5. */
export const cierreCommands = (parts: Parts) => {
  const { of, asm, text, written, numero, archivo, fecha } = parts;
  const puesto = fc.constantFrom('SE', 'DA', 'DO');
  return {
    'dictaminar-criterio': of('dictaminar-criterio', {
      asm,
      criterio: fc.constantFrom(...CRITERIOS_JUZGADOS),
      juicio: juicioFrom(parts),
    }),
    'confirmar-trazabilidad': of('confirmar-trazabilidad', { asm, razon: text }),
    'dar-segunda-opinion': of('dar-segunda-opinion', { asm, conforme: fc.boolean(), razon: text }),
    'emitir-dictamen': of('emitir-dictamen', { asm, documento: fc.constant(documento), base: numero }),
    'cerrar-sin-solventar': of('cerrar-sin-solventar', { asm, razon: text, archivo }),
    'reabrir-asm': of('reabrir-asm', { asm, razon: text }),
    'integrar-acta': fc.constant(integrarActa),
    'firmar-acta': of('firmar-acta', { puesto, numero, sha256 }),
    'negar-firma-de-acta': of('negar-firma-de-acta', { puesto, numero, sha256, razon: text }),
    'adjuntar-acta-firmada': of('adjuntar-acta-firmada', { numero, archivo }),
    'anular-acta-por-cambio': of('anular-acta-por-cambio', { numero }),
    'expedir-constancia-de-acta': of('expedir-constancia-de-acta', { numero, constancia: fc.constant(documento) }),
    'preparar-resultados': of('preparar-resultados', { numero, paquete: archivo }),
    'publicar-resultados': of('publicar-resultados', {
      numero,
      url: fc.constantFrom('https://portal.example/resultados', 'resultados'),
      fecha,
      verificados: fc.array(written, { maxLength: 2 }),
    }),
  };
};
