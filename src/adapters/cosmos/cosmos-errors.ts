/** Status codes of https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb that are answers, not failures. */
export const NOT_FOUND = 404;
export const CONFLICT = 409;
export const PRECONDITION_FAILED = 412;

/** True when the service answered with that status code. */
export function answered(error: unknown, ...codes: readonly number[]): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'number' && codes.includes(error.code);
}
