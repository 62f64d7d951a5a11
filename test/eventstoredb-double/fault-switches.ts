import { z } from 'zod';
import type { DoubleProcess } from './double-process.js';
import { Counts } from './faults/control.js';
import type { Fault, Occasion, StatusName } from './faults/fault.js';

/** A fault that was switched on. */
export interface FaultSwitch {
  off(): Promise<void>;
  /** How many times it has struck. */
  struck(): Promise<number>;
}

/** The double's faults, switched while it runs. They live in its process: a kill ends them. */
export class FaultSwitches {
  readonly #process: () => DoubleProcess;

  constructor(process: () => DoubleProcess) {
    this.#process = process;
  }

  async on(fault: Fault, occasion: Occasion = {}): Promise<FaultSwitch> {
    const double = this.#process();
    const id = await double.order({ do: 'switch-on', fault, occasion }, z.number());
    return {
      off: () => double.order({ do: 'switch-off', fault: id }, z.void()),
      struck: () => double.order({ do: 'struck', fault: id }, z.number()),
    };
  }

  allOff(): Promise<void> {
    return this.#process().order({ do: 'switch-all-off' }, z.void());
  }

  /** What a restart, a fail-over or much traffic does: `any` no longer recognises a repeat. */
  forgetIds(): Promise<void> {
    return this.#process().order({ do: 'forget-ids' }, z.void());
  }

  resetConnections(): Promise<void> {
    return this.#process().order({ do: 'reset-connections' }, z.void());
  }

  /** A clean stop of a server ends them with CANCELLED, before mid-2026 also with UNKNOWN. */
  endSubscriptions(status: StatusName): Promise<void> {
    return this.#process().order({ do: 'end-subscriptions', status }, z.void());
  }

  count(): Promise<Counts> {
    return this.#process().order({ do: 'count' }, Counts);
  }
}
