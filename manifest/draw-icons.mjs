/**
 * Draws the two icons that Teams asks for: a document with a tick, white on the institution's neutral blue (192 × 192),
 * and the same as a white outline on nothing (32 × 32). Run it again after changing a shape.
 */
import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const BLUE = [27, 79, 114];
const WHITE = [255, 255, 255];
const SAMPLES = 4;

/** Distance from a point to a segment. All measures are in 32nds of the icon's side. */
const toSegment = (x, y, [x1, y1, x2, y2]) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
};

/** Distance from a point to a rectangle with rounded corners: negative inside. */
const toSheet = (x, y, [left, top, right, bottom, corner]) => {
  const outsideX = Math.max(left + corner - x, x - right + corner);
  const outsideY = Math.max(top + corner - y, y - bottom + corner);
  const beyond = Math.hypot(Math.max(outsideX, 0), Math.max(outsideY, 0));
  return beyond + Math.min(Math.max(outsideX, outsideY), 0) - corner;
};

const onStrokes = (x, y, strokes, halfWidth) => strokes.some((stroke) => toSegment(x, y, stroke) <= halfWidth);

const COLOUR_SHEET = [9.5, 7, 22.5, 25, 1.6];
const COLOUR_INK = [
  [12.5, 11, 19.5, 11],
  [12.5, 14, 19.5, 14],
  [12.6, 19.2, 14.8, 21.4],
  [14.8, 21.4, 19.4, 16.9],
];

const colourAt = (x, y) => {
  const paper = toSheet(x, y, COLOUR_SHEET) <= 0 && !onStrokes(x, y, COLOUR_INK, 0.62);
  return [...(paper ? WHITE : BLUE), 255];
};

const OUTLINE_SHEET = [7, 4, 25, 28, 2.5];
const OUTLINE_INK = [
  [12, 10, 20, 10],
  [12, 14, 20, 14],
  [12, 20.5, 14.8, 23.3],
  [14.8, 23.3, 20, 18.1],
];

const outlineAt = (x, y) => {
  const border = Math.abs(toSheet(x, y, OUTLINE_SHEET)) <= 1;
  return [...WHITE, border || onStrokes(x, y, OUTLINE_INK, 1) ? 255 : 0];
};

/** Mean of the samples inside one pixel, so that slanted edges are smooth. */
const pixel = (at, side, column, row) => {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = column + ((sample % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const colour = at((x * 32) / side, (y * 32) / side);
    for (let channel = 0; channel < 4; channel += 1) sum[channel] += colour[channel];
  }
  return sum.map((value) => Math.round(value / SAMPLES ** 2));
};

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A PNG of eight bits a channel with alpha (W3C PNG, sections 5 and 11). */
const png = (side, at) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6], 8);
  const rows = Array.from({ length: side }, (_, row) => [
    0,
    ...Array.from({ length: side }, (__, column) => pixel(at, side, column, row)).flat(),
  ]);
  const data = deflateSync(Buffer.from(rows.flat()), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
};

writeFileSync(new URL('color.png', import.meta.url), png(192, colourAt));
writeFileSync(new URL('outline.png', import.meta.url), png(32, outlineAt));
