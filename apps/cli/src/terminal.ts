import { once } from 'node:events';
import { styleText } from 'node:util';
import { Injectable } from '@nestjs/common';

type Style = Parameters<typeof styleText>[0];

/** Data goes to standard output, talk to standard error. Colours only where a terminal shows them and NO_COLOR is not set. */
@Injectable()
export class Terminal {
  /** Waits for a slow reader, so that a long answer is not piled up in memory. */
  async data(line: string): Promise<void> {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }

  json(value: unknown): Promise<void> {
    return this.data(JSON.stringify(value));
  }

  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  paint(style: Style, text: string): string {
    const plain = process.env['NO_COLOR'] !== undefined && process.env['NO_COLOR'] !== '';
    return plain ? text : styleText(style, text, { stream: process.stdout });
  }

  /** Aborted by Ctrl-C; a second one ends the process at once. */
  interruption(): AbortSignal {
    const interrupted = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
    return interrupted.signal;
  }
}
