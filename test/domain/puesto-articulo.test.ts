import assert from 'node:assert/strict';
import { emptyDirectorio } from '../../src/domain/directorio.js';
import { elPuesto, enMayuscula } from '../../src/domain/puesto-articulo.js';

const said = (nombre: string): string => elPuesto(emptyDirectorio, nombre);

describe('a post in a sentence', () => {
  it('takes its article, and none where its name needs none', () => {
    assert.equal(said('Dirección de Administración'), 'la Dirección de Administración');
    assert.equal(said('Secretaría Ejecutiva'), 'la Secretaría Ejecutiva');
    assert.equal(said('UIPPE'), 'UIPPE');
    assert.equal(said('Unidades móviles'), 'Unidades móviles');
  });

  it('begins a sentence with a capital letter', () => {
    assert.equal(enMayuscula('la Dirección pide prórroga'), 'La Dirección pide prórroga');
    assert.equal(enMayuscula('UIPPE preguntó'), 'UIPPE preguntó');
  });
});
