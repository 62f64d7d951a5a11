import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { BuiltProcess } from './built-process.js';
import { flagsOf } from './built-server.js';

const BEGUN = 'This worker keeps';

/** A worker as operators run it: a process of its own. */
export class BuiltWorker extends BuiltProcess {
  static launch(build: string, environment: Readonly<Record<string, string>>): BuiltWorker {
    const { PATH = '' } = process.env;
    const env = { PATH, LOG_LEVEL: 'warn', ...environment };
    return new BuiltWorker(
      spawn(process.execPath, [...flagsOf('worker'), resolve(build, 'apps/worker/src/main.js')], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
  }

  /** Resolves once it keeps what falls to it. */
  static async start(build: string, environment: Readonly<Record<string, string>>): Promise<BuiltWorker> {
    const worker = BuiltWorker.launch(build, environment);
    while (!worker.words.includes(BEGUN)) {
      await Promise.race([once(worker.child.stderr ?? worker.child, 'data'), worker.ended]);
      if (worker.child.exitCode !== null) throw new Error(`The worker ended before it began:\n${worker.words}`);
    }
    return worker;
  }
}
