import { setTimeout as pass } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult, type HealthIndicatorResult } from '@nestjs/terminus';

const MEASURED_WITHIN_MS = 1_000;

/** Knows whether the process should be sent work. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  #isLeaving = false;
  readonly #indicators = new Map<string, () => Promise<HealthIndicatorResult>>();

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /** Adds a condition; its name tells an operator what is waited for. It is asked at every probe, so it must be cheap. */
  require(name: string, isMet: () => boolean): void {
    const indicator = this.indicators.check(name);
    this.#indicators.set(name, () => Promise.resolve(isMet() ? indicator.up() : indicator.down()));
  }

  /** Adds a figure that an operator watches. Whether the process is ready does not depend on it; it is degraded while the figure cannot be told. */
  watch(name: string, measure: () => Promise<number>): void {
    const indicator = this.indicators.check(name);
    this.#indicators.set(name, async () => {
      const measured = await indicator.attempt(async () => ({ value: await measure() })).withTimeout(MEASURED_WITHIN_MS);
      return measured[name]?.status === 'up' ? measured : indicator.degraded();
    });
  }

  /** @throws ServiceUnavailableException while something is waited for; its details name that */
  check(): Promise<HealthCheckResult> {
    return this.health.check([...this.#indicators.values()]);
  }

  /** From now on the process should be sent no work. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Says so, and goes on until whoever sends it work has heard of it. */
  async drain(forMs: number): Promise<void> {
    this.#leave();
    await pass(forMs);
  }

  onModuleDestroy(): void {
    this.#leave();
  }

  #leave(): void {
    this.#isLeaving = true;
    this.require('in service', () => false);
  }
}
