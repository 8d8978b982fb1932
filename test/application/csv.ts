import assert from 'node:assert/strict';

/** A field of RFC 4180 and what ends it; anything else is no CSV. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;

/** Reads a CSV strictly as RFC 4180 says, lines ended by CRLF, the last one too. Fails where it is none. */
export const readCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const at = FIELD.lastIndex;
    const [, quoted, plain = '', end] = FIELD.exec(text) ?? assert.fail(`no CSV at ${at}: ${text.slice(at, at + 60)}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  assert.deepEqual(row, [], 'the last line is not ended');
  return rows;
};
