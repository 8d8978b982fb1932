import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';

/** Where a value is in the file: keys and indices from the top. */
export type Path = readonly PropertyKey[];

/** A mistake in the institution file. `field` and `message` are es-MX; `line` is 1 for the first line. */
export interface Problem {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** What the file says, still unchecked, and where it says it. */
export interface YamlFile {
  readonly value: unknown;
  /** Mistakes that did not keep it from being read, such as a repeated key. */
  readonly problems: readonly Problem[];
  /** Line of a value; of what holds it, when it is missing. */
  lineOf(path: Path): number;
}

/** Most bytes of an institution file: a thousand posts fit. */
export const MAX_BYTES = 512 * 1024;

/** Deeper nesting than any institution needs exhausts the parser's memory, and that ends the process. */
const MAX_DEPTH = 40;

/** es-MX reason for each of the parser's codes that people run into. */
const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'hay un tabulador en la sangría; use espacios.',
  BAD_INDENT: 'la sangría o el cierre no corresponde con las líneas anteriores.',
  BLOCK_AS_IMPLICIT_KEY: 'hay dos «:» en la misma línea o una sangría de más; ponga el texto entre comillas.',
  MULTILINE_IMPLICIT_KEY: 'falta «:» después del nombre del campo, o la sangría no corresponde.',
  MISSING_CHAR: 'falta un signo de cierre o de separación (comilla, coma, «:», corchete o llave).',
  BAD_SCALAR_START: 'el texto empieza con un signo reservado; póngalo entre comillas.',
  BAD_DQ_ESCAPE: 'hay una diagonal invertida no válida dentro de las comillas.',
  MULTIPLE_DOCS: 'el archivo contiene más de un documento; deje uno solo.',
  TAG_RESOLVE_FAILED: 'las etiquetas con «!» no se admiten.',
};

const whole = (message: string): readonly Problem[] => [{ line: 1, field: 'archivo', message }];

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Whether brackets, indicators or indentation nest too deep. Counted on the text, before the parser sees it. */
const nestsTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const char of text) {
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return new RegExp(`^(?: {${MAX_DEPTH * 4}}|(?:[ ]*[-?:][ ]){${MAX_DEPTH}})`, 'm').test(text);
};

const syntaxProblem = (error: YAMLError): Problem => ({
  line: error.linePos?.[0].line ?? 1,
  field: 'archivo',
  message: SYNTAX[error.code] ?? 'el texto no tiene la forma de YAML o JSON; revise sangrías, comillas y «:».',
});

/** Fields that come twice in one group. The parser's own check compares each with all: minutes on a hostile file. */
const repeatedFields = (document: Document, counter: LineCounter): readonly Problem[] => {
  const found: Problem[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const field = String(key.value);
        const line = counter.linePos(key.range?.[0] ?? 0).line;
        if (seen.has(field)) found.push({ line, field, message: 'el campo está repetido; deje uno solo.' });
        seen.add(field);
      }
    },
  });
  return found;
};

/** Anchors, aliases, tags and directives: an alias bomb is a few lines, and nobody who edits the file needs them. */
const forbidden = (document: Document, counter: LineCounter): readonly Problem[] => {
  const found: Problem[] = [];
  const add = (line: number, what: string): void => {
    found.push({ line, field: 'archivo', message: `${what} no se admiten; escriba el valor completo.` });
  };
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && node.anchor === undefined && node.tag === undefined) return;
      add(counter.linePos(node.range?.[0] ?? 0).line, 'las anclas «&», los alias «*» y las etiquetas «!»');
    },
  });
  if (document.directives?.yaml.explicit === true) add(1, 'las directivas «%»');
  return found;
};

/** One step down: the node there, and where its own line is (for a field, that of its name). */
const descend = (node: unknown, key: PropertyKey): { readonly node: unknown; readonly at: unknown } | undefined => {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair && { node: pair.value, at: pair.key };
  }
  const item = isSeq(node) ? node.items[Number(key)] : undefined;
  return item === undefined ? undefined : { node: item, at: item };
};

const lineIn = (document: Document, counter: LineCounter, path: Path): number => {
  let node: unknown = document.contents;
  let at: unknown = node;
  for (const key of path) {
    const next = descend(node, key);
    if (next === undefined) break;
    ({ node, at } = next);
  }
  return isNode(at) && at.range ? counter.linePos(at.range[0]).line : 1;
};

const read = (text: string): YamlFile | readonly Problem[] => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, stringKeys: true, uniqueKeys: false });
  const illegible = [...[...document.errors, ...document.warnings].map(syntaxProblem), ...forbidden(document, counter)];
  if (illegible.length > 0) return illegible;
  if (document.contents === null) return whole('el archivo está vacío.');
  return {
    value: document.toJS(),
    problems: repeatedFields(document, counter),
    lineOf: (path) => lineIn(document, counter, path),
  };
};

/** Reads YAML (or JSON, which is YAML) safely. Gives the mistakes alone when nothing can be made of the text. */
export const readYaml = (bytes: Uint8Array): YamlFile | readonly Problem[] => {
  if (bytes.length > MAX_BYTES) return whole(`el archivo pasa de ${MAX_BYTES / 1024} KB; no es el de la institución.`);
  const text = decode(bytes);
  if (text === undefined) return whole('el archivo no está en UTF-8; guárdelo con esa codificación.');
  if (nestsTooDeep(text)) return whole(`el archivo tiene más de ${MAX_DEPTH} niveles, uno dentro de otro.`);
  return read(text);
};
