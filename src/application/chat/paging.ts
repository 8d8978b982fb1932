/** One page of a list, and the numbers of its neighbours; '' where there is none. */
export interface Paged<T> {
  readonly page: number;
  readonly pages: number;
  readonly shown: readonly T[];
  readonly anterior: string;
  readonly siguiente: string;
}

/** The page that the client asked for, whatever it sent: within what there is, the first one otherwise. */
export const paged = <T>(items: readonly T[], size: number, wanted: string | undefined): Paged<T> => {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(wanted ?? '1')) || 1));
  return {
    page,
    pages,
    shown: items.slice((page - 1) * size, page * size),
    anterior: page > 1 ? String(page - 1) : '',
    siguiente: page < pages ? String(page + 1) : '',
  };
};
