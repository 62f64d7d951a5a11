import { BuiltServer } from '../../e2e/server/built-server.js';
import { environmentOf, type Siege } from './siege.js';

/** What became of a start that may be refused. */
export type AttemptedStart = { readonly server: BuiltServer } | { readonly exitCode: number | undefined; readonly words: string };

/** Of sysexits.h: the disk. */
const EX_IOERR = 74;
const MOST_LINES = 3;

export async function attemptedStart(siege: Siege): Promise<AttemptedStart> {
  const server = BuiltServer.launch(siege.build, environmentOf(siege));
  try {
    await server.ready();
    return { server };
  } catch {
    return { exitCode: await server.exitCode(), words: server.words };
  }
}

/** What is unclear about a refusal, in words: an operator needs the folder and the cause, not a stack, and the machinery the exit code. */
export function unclear(start: AttemptedStart, cause: RegExp, folder: string): readonly string[] {
  if ('server' in start) return ['The server started although it cannot write'];
  const { exitCode, words } = start;
  return [
    ...(exitCode === EX_IOERR ? [] : [`A refused start ended with ${exitCode ?? 'a signal'} instead of ${EX_IOERR}: ${words}`]),
    ...(cause.test(words) && words.includes(folder) && words.trim().split('\n').length <= MOST_LINES
      ? []
      : [`A refused start does not tell clearly why: ${words}`]),
  ];
}
