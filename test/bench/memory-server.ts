import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const PROGRAMS = {
  fastify: new URL('./memory-fastify.server.ts', import.meta.url),
  nestApollo: new URL('./memory-nest-apollo.server.ts', import.meta.url),
  graphqlJit: new URL('./memory-graphql-jit.server.ts', import.meta.url),
};
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
  static async start(kind: keyof typeof PROGRAMS, answer: string): Promise<MemoryServer> {
    const child = fork(PROGRAMS[kind], { env: { ...process.env, NODE_ENV: 'production' } });
    process.once('exit', () => void child.kill('SIGKILL'));
    child.send(answer);
    const [message] = await once(child, 'message');
    return new MemoryServer(child, Ready.parse(message).port);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
