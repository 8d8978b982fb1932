/** Products as people write them, one a line, with or without a bullet. */
export const lineasDeProductos = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s*/u, '').trim())
    .filter((line) => line !== '');
