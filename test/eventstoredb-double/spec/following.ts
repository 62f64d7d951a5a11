import type { AllStreamSubscription, Position, StreamSubscription } from '@eventstore/db-client';

/** What came of a subscription, in order: an event's id, `caught up`, or a checkpoint. */
export type Step = string | Position;

/** Follows a subscription until enough has come. */
export class Following {
  readonly steps: Step[] = [];
  readonly errors: unknown[] = [];
  #waiting: { readonly isEnough: (steps: readonly Step[]) => boolean; readonly resolve: () => void } | undefined;

  follow(subscription: AllStreamSubscription | StreamSubscription): this {
    subscription.on('error', (error: unknown) => {
      this.errors.push(error);
      this.add(`error ${errorType(error)}`);
    });
    subscription.on('caughtUp', () => this.add('caught up'));
    subscription.on('data', ({ event }: { event?: { id: string } }) => this.add(event?.id ?? 'nothing'));
    return this;
  }

  add(step: Step): void {
    this.steps.push(step);
    if (this.#waiting?.isEnough(this.steps) === true) this.#waiting.resolve();
  }

  get checkpoints(): readonly Position[] {
    return this.steps.filter((step) => typeof step !== 'string');
  }

  get events(): readonly Step[] {
    return this.steps.filter((step) => typeof step === 'string' && !step.includes(' '));
  }

  until(isEnough: (steps: readonly Step[]) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { isEnough, resolve };
      if (isEnough(this.steps)) resolve();
    });
  }

  caughtUp(times = 1): Promise<void> {
    return this.until((steps) => steps.filter((step) => step === 'caught up').length >= times);
  }

  has(step: Step): Promise<void> {
    return this.until((steps) => steps.includes(step));
  }
}

const errorType = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : String(error);
