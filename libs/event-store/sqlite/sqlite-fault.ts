import type { LogFiles } from './log-files.js';

/** What went wrong below the log, as plain data that can leave the writer's thread. */
export interface Fault {
  /** True when the files are damaged, false when they could not be reached or written. */
  readonly damaged: boolean;
  readonly message: string;
}

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL|^ENOSPC/, 'the disk is full'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|ROFS|PERM)/, 'the files cannot be opened or written'],
  [/^SQLITE_IOERR|^EIO/, 'reading or writing failed'],
];

export function faultOf(error: unknown, files: LogFiles): Fault {
  const code = codeOf(error);
  const said = `${code} ${error instanceof Error ? error.message : String(error)}`.trim();
  if (DAMAGE.test(code)) return { damaged: true, message: `${files.events} is damaged: ${said}` };
  const cause = CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'an unexpected error';
  return { damaged: false, message: `The log in ${files.folder} could not answer, ${cause}: ${said}` };
}

/** SQLite's or the system's code: the class of an error tells less, since each loaded copy of the library has its own. */
export function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
