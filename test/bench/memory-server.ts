import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Ready = z.object({ port: z.number() });

/** A server in a process of its own that answers one page from its memory. */
export class MemoryServer {
  readonly #child: ChildProcess;
  readonly address: string;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.address = `http://127.0.0.1:${port}`;
  }

  /** @param answer the bytes that it must give, which are the product's own */
  static async start(kind: 'fastify' | 'graphql', answer: string): Promise<MemoryServer> {
    const child = fork(fileURLToPath(new URL(`./memory-${kind}.server.ts`, import.meta.url)), { serialization: 'advanced' });
    process.once('exit', () => void child.kill('SIGKILL'));
    child.send(answer);
    const [message] = await once(child, 'message');
    return new MemoryServer(child, Ready.parse(message).port);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
