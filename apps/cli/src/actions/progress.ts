import { Presets, SingleBar } from 'cli-progress';

const LINE_EVERY_MS = 3_000;

/** How far long work has come: a bar on a terminal, elsewhere a plain line every few seconds. */
export class Progress {
  readonly #what: string;
  readonly #bar: SingleBar | undefined;
  #lastLineAt = Date.now();

  constructor(what: string) {
    this.#what = what;
    if (!process.stderr.isTTY) return;
    const format = `${what} {bar} {percentage}% | {value}/{total}`;
    this.#bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
  }

  reach(done: number, all: number): void {
    if (this.#bar !== undefined) this.#draw(this.#bar, done, all);
    else if (Date.now() - this.#lastLineAt >= LINE_EVERY_MS) {
      this.#lastLineAt = Date.now();
      process.stderr.write(`${this.#what}: ${done} of ${all}\n`);
    }
  }

  end(): void {
    this.#bar?.stop();
  }

  #draw(bar: SingleBar, done: number, all: number): void {
    if (bar.isActive) bar.update(done);
    else bar.start(all, done);
  }
}
