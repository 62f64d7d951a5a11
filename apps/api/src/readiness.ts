import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

const MEASURED_WITHIN_MS = 1_000;

/** Knows whether the server should be sent requests. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  readonly #conditions = new Map<string, () => boolean>();
  readonly #measures = new Map<string, () => Promise<number>>();

  /** Adds a condition; its name tells an operator what is waited for. It is asked at every probe, so it must be cheap. */
  require(name: string, isMet: () => boolean): void {
    this.#conditions.set(name, isMet);
  }

  /** Adds a figure that an operator watches; whether the server is ready does not depend on it. */
  watch(name: string, measure: () => Promise<number>): void {
    this.#measures.set(name, measure);
  }

  /** All figures; null for one that cannot be told at this moment. */
  async figures(): Promise<Readonly<Record<string, number | null>>> {
    const told = [...this.#measures].map(async ([name, measure]) => [name, await orNull(measure)] as const);
    return Object.fromEntries(await Promise.all(told));
  }

  /** What is still waited for; empty when the server is ready. */
  unmet(): readonly string[] {
    return [...this.#conditions].filter(([, isMet]) => !isMet()).map(([name]) => name);
  }

  onModuleDestroy(): void {
    this.require('the server is stopping', () => false);
  }
}

async function orNull(measure: () => Promise<number>): Promise<number | null> {
  const late = new AbortController();
  try {
    return await Promise.race([measure(), wait(MEASURED_WITHIN_MS, null, { signal: late.signal })]);
  } catch {
    return null;
  } finally {
    late.abort();
  }
}
