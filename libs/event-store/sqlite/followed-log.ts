import { watch, type FSWatcher } from 'node:fs';
import { basename } from 'node:path';
import type { LogFiles } from './log-files.js';

/** For what no file system tells of: some do not report the writes of another machine. */
const SAFETY_MS = 5_000;

/** Notices that a writer, wherever it runs, has appended: it touches the file of the acknowledged position after each commit. */
export class FollowedLog {
  readonly #watcher: FSWatcher;
  readonly #safety: NodeJS.Timeout;

  constructor(files: LogFiles, grown: () => void) {
    const touched = basename(files.acknowledged);
    // The folder is watched, since the file may be missing at first, as after a restore from a copy of the log alone.
    this.#watcher = watch(files.folder, (_, name) => {
      if (name === touched) grown();
    });
    this.#safety = setInterval(grown, SAFETY_MS).unref();
  }

  close(): void {
    this.#watcher.close();
    clearInterval(this.#safety);
  }
}
