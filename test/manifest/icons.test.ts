import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const FOLDER = join(resolve(fileURLToPath(import.meta.url), '../../../..'), 'manifest');
const SIGNATURE = '89504e470d0a1a0a';
const BIT_DEPTH_AND_COLOUR_TYPE = '0806';

interface Icon {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel. */
  readonly pixels: readonly (readonly number[])[];
}

/** Reads what manifest/draw-icons.mjs writes: RGBA, eight bits, one data chunk, no row filter. */
const icon = (name: string): Icon => {
  const bytes = readFileSync(join(FOLDER, name));
  assert.equal(bytes.subarray(0, 8).toString('hex'), SIGNATURE);
  assert.equal(bytes.subarray(24, 26).toString('hex'), BIT_DEPTH_AND_COLOUR_TYPE);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  assert.equal(bytes.subarray(37, 41).toString('latin1'), 'IDAT');
  const data = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const rows = Array.from({ length: height }, (_, row) =>
    data.subarray(row * (width * 4 + 1) + 1, (row + 1) * (width * 4 + 1)),
  );
  return { width, height, pixels: rows.flatMap((row) => pixelsOf(row, width)) };
};

const pixelsOf = (row: Uint8Array, width: number): readonly (readonly number[])[] =>
  Array.from({ length: width }, (_, column) => [...row.subarray(column * 4, column * 4 + 4)]);

const sidesOf = ({ width, height }: Icon): readonly number[] => [width, height];

describe('the icons of the app', () => {
  it('have the sides that Teams asks for', () => {
    assert.deepEqual(sidesOf(icon('color.png')), [192, 192]);
    assert.deepEqual(sidesOf(icon('outline.png')), [32, 32]);
  });

  it('leave no hole in the colour one', () => {
    assert.ok(icon('color.png').pixels.every(([, , , alpha]) => alpha === 255));
  });

  it('draw the outline in white on nothing', () => {
    const { pixels } = icon('outline.png');
    assert.ok(pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255));
    assert.ok(pixels.some(([, , , alpha]) => alpha === 255) && pixels.some(([, , , alpha]) => alpha === 0));
  });
});
