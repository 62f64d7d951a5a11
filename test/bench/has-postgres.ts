import { findPostgres } from '../postgres/installation.js';

/** Whether a row that needs a PostgreSQL can be measured; says so loudly where it cannot. */
export function hasPostgres(row: string): boolean {
  if (findPostgres() !== undefined) return true;
  process.stderr.write(`SKIPPED: ${row}, since there is no PostgreSQL on this machine\n`);
  return false;
}
