import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Knows whether the server should be sent requests. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  readonly #conditions = new Map<string, () => boolean>();

  /** Adds a condition; its name tells an operator what is waited for. It is asked at every probe, so it must be cheap. */
  require(name: string, isMet: () => boolean): void {
    this.#conditions.set(name, isMet);
  }

  /** What is still waited for; empty when the server is ready. */
  unmet(): readonly string[] {
    return [...this.#conditions].filter(([, isMet]) => !isMet()).map(([name]) => name);
  }

  onModuleDestroy(): void {
    this.require('the server is stopping', () => false);
  }
}
