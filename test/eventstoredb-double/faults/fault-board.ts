import { chance } from './chance.js';
import type { Call, Fault, FaultOf, Occasion } from './fault.js';

interface Switch {
  readonly fault: Fault;
  readonly until: number;
  readonly probability: number;
  readonly draw: () => number;
  left: number;
  struck: number;
}

/** The faults that are switched on in this process. */
export class FaultBoard {
  readonly #switches = new Map<number, Switch>();
  #count = 0;

  switchOn(fault: Fault, { times = Infinity, forMs = Infinity, probability = 1, seed = 1 }: Occasion): number {
    this.#count += 1;
    this.#switches.set(this.#count, { fault, until: performance.now() + forMs, probability, draw: chance(seed), left: times, struck: 0 });
    return this.#count;
  }

  switchOff(id: number): void {
    const found = this.#switches.get(id);
    if (found !== undefined) found.left = 0;
  }

  switchAllOff(): void {
    for (const id of this.#switches.keys()) this.switchOff(id);
  }

  /** How many times it has struck. */
  struck(id: number): number {
    return this.#switches.get(id)?.struck ?? 0;
  }

  /** The fault of this kind that strikes now, if any does. */
  strikes<K extends Fault['kind']>(kind: K, call?: Call): FaultOf<K> | undefined {
    for (const one of this.#switches.values()) {
      const { fault } = one;
      if (!isOf(fault, kind) || !covers(fault, call) || !isOn(one) || one.draw() >= one.probability) continue;
      one.left -= 1;
      one.struck += 1;
      return fault;
    }
    return undefined;
  }
}

const isOf = <K extends Fault['kind']>(fault: Fault, kind: K): fault is FaultOf<K> => fault.kind === kind;

const isOn = ({ left, until }: Switch): boolean => left > 0 && performance.now() < until;

function covers(fault: Fault, call: Call | undefined): boolean {
  return !('calls' in fault) || fault.calls === undefined || (call !== undefined && fault.calls.includes(call));
}
