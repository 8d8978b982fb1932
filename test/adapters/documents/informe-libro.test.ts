import assert from 'node:assert/strict';
import { renderXlsx } from '../../../src/adapters/documents/xlsx.js';
import { libroDelInforme } from '../../../src/application/informe-libro.js';
import { informeDeMuestra } from '../../application/informe-sample.js';
import { docxPart } from './read-back.js';

describe('The workbook of a bimonthly report, on paper', () => {
  it('goes over two sheets where it is too wide to be read on one, with the unit, the ASM and the activity on both', async () => {
    const xlsx = await renderXlsx(libroDelInforme(informeDeMuestra(6)));
    assert.match(docxPart(xlsx, 'xl/worksheets/sheet1.xml'), /<pageSetup [^>]*fitToWidth="2"/);
    assert.match(docxPart(xlsx, 'xl/worksheets/sheet2.xml'), /<pageSetup (?![^>]*fitToWidth="2")/);
    assert.match(docxPart(xlsx, 'xl/workbook.xml'), /Avance&apos;!\$A:\$C,&apos;Avance&apos;!\$4:\$4/);
  });
});
