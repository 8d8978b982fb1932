import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { oficioFileName } from '../../src/application/oficio-file-name.js';
import { facts } from './oficio-sample.js';

const named = (folio: string, unidad: string): string =>
  oficioFileName({ folio, destinatario: { ...facts().destinatario, unidad } });

describe('file name of an oficio', () => {
  it('is the one that people would give', () => {
    assert.equal(oficioFileName(facts()), 'Oficio SE-ASM-001-2025 - Dirección de Organización');
  });

  it('writes a hyphen for what Windows and OneDrive refuse', () => {
    assert.equal(named('IEEM/SE/001', 'Área «A»: ¿qué?'), 'Oficio IEEM-SE-001 - Área «A»- ¿qué-');
  });

  it('drops characters that would make the name read as another', () => {
    assert.equal(named('1', 'Informe\u202Efdp.exe\u0000\n'), 'Oficio 1 - Informefdp.exe');
  });

  it('is safe for any folio and unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'binary' }), (folio, unidad) => {
        const name = named(folio, unidad);
        assert.doesNotMatch(name, /[<>:"/\\|?*\p{C}]|[. ]$/u);
        assert.ok(Buffer.byteLength(name) <= 180);
      }),
    );
  });
});
