import type { ReaderLog } from '../readers/pause.js';
import { pause, reasonOf } from '../readers/pause.js';
import type { Outlook } from './outlook.js';

const LOOK_EVERY_MS = 2_000;

interface Parts {
  readonly outlook: () => Promise<Outlook>;
  /** Told what is seen at each look. */
  readonly onLook: (outlook: Outlook) => Promise<void>;
  readonly log: ReaderLog;
}

/** Looks again and again which version of the service has built what serves, since several may be at work during a deployment. */
export class VersionWatch {
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  #isFit = false;
  #running: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the queries of this process have found their tables at the last look. */
  get isFit(): boolean {
    return this.#isFit;
  }

  async look(): Promise<void> {
    const outlook = await this.#parts.outlook();
    this.#isFit = outlook.unfit.length === 0;
    await this.#parts.onLook(outlook);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (await pause(LOOK_EVERY_MS, signal); !signal.aborted; await pause(LOOK_EVERY_MS, signal)) {
      await this.look().catch((fault: unknown) => this.#parts.log.warn(`The version that serves was not seen: ${reasonOf(fault)}`));
    }
  }
}
