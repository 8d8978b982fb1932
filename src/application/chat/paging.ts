/** One page of a list, counted from 1. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
}

/** The page that was asked for, or the nearest there is. `asked` comes from the client. */
export const pageOf = <T>(all: readonly T[], asked: string | undefined, size: number): Page<T> => {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const wanted = Number(asked ?? '1');
  const page = Number.isInteger(wanted) ? Math.min(pages, Math.max(1, wanted)) : 1;
  return { items: all.slice((page - 1) * size, page * size), page, pages };
};

/** Choices that one card offers: more of them with their names would be over Teams' limit. */
export const MOST_OFFERED = 60;

/** What a list offers to choose from: everything, or what its page shows once that is too much for one card. */
export const offered = <T>(all: readonly T[], page: Page<T>): readonly T[] =>
  all.length <= MOST_OFFERED ? all : page.items;

/** Numbers of the pages before and after as buttons carry them; empty where there is none. */
export const turns = ({ page, pages }: Page<unknown>): { readonly anterior: string; readonly siguiente: string } => ({
  anterior: page > 1 ? String(page - 1) : '',
  siguiente: page < pages ? String(page + 1) : '',
});

/** «Página 2 de 5», or nothing when there is only one. */
export const pageLine = ({ page, pages }: Page<unknown>): string => (pages > 1 ? `Página ${page} de ${pages}` : '');

/** What the pager of a card needs: its line, and the pages before and after. */
export const pagerData = ({ page, pages }: Page<unknown>) => ({
  paginado: pages > 1,
  paginaTexto: `Página ${page} de ${pages}`,
  hayAnterior: page > 1,
  haySiguiente: page < pages,
  anterior: String(page - 1),
  siguiente: String(page + 1),
});
