import type { Outcome } from '@entente/kernel';
import type { Execution } from './execution.js';

interface UnderWay {
  readonly fingerprint: string;
  readonly outcome: Promise<Outcome>;
}

/** Lets a repeat that comes while the first is still under way wait for the first one's answer instead of deciding again. */
export class AnswersUnderWay {
  readonly #byCommand = new Map<string, UnderWay>();

  async join({ metadata: { commandId, fingerprint } }: Execution, answer: () => Promise<Outcome>): Promise<Outcome> {
    const first = this.#byCommand.get(commandId);
    if (first !== undefined) return first.fingerprint === fingerprint ? first.outcome : answer();
    const outcome = answer();
    this.#byCommand.set(commandId, { fingerprint, outcome });
    try {
      return await outcome;
    } finally {
      this.#byCommand.delete(commandId);
    }
  }
}
