import { type Commands, derivedId, type Origin } from '@entente/access';
import { subjectOf, type Command, type Instant, type Outcome, type RecordedEvent } from '@entente/kernel';
import type { Because } from '@entente/read-store';
import { automationOrigin } from '../automation-origin.js';
import { slices } from '../slices.js';
import { Clocks } from './clocks.js';
import type { DemoClock } from './demo-clock.js';
import type { Scene } from './scene.js';
import { whenDeliveryQueuedThenSkipIt } from './when-delivery-queued-then-skip-it.js';

/** Stands on every event of the demonstration. Requests cannot bring it: an id of theirs has at least eight characters. */
export const DEMO = 'demo';

/** The command after which the demonstration is complete. */
export const LAST_COMMAND = derivedId(DEMO, 'the end');

/** The log and the story contradict each other; nothing that was recorded is changed by it. */
export class DemoFault extends Error {
  constructor(scene: Scene, outcome: Outcome) {
    const became = outcome.kind === 'accepted' ? 'was accepted' : `was refused by ${outcome.rejection.code}`;
    const { command } = scene;
    super(`The demonstration cannot go on: ${command.type} of ${subjectOf(command)} at ${scene.at} ${became}, the story has it otherwise`);
    this.name = 'DemoFault';
  }
}

/**
 * Plays the story: one command after the other, after each what the automations make of it, and before each the clocks that are due
 * by then, at their own time. Automations and timers are played here, not run, because runners may do several things at once, and
 * the same story is to give the same log. The server's own runners come to the same events later and find each command done, by its id.
 */
export class Player {
  readonly #reactions = [...slices.flatMap(({ reactions }) => reactions), whenDeliveryQueuedThenSkipIt];
  readonly #clocks = new Clocks(slices.flatMap(({ timers }) => timers));

  constructor(
    private readonly commands: Commands,
    private readonly clock: DemoClock,
  ) {}

  /**
   * Plays all scenes; what is on record already is repeated without effect.
   * @throws DemoFault when a command has another outcome than the story
   */
  async play(scenes: readonly Scene[]): Promise<void> {
    for (const [index, scene] of scenes.entries()) {
      await this.#ring(scene.at);
      this.clock.moveTo(scene.at);
      const outcome = await this.commands.submit(scene.command, originOf(scene, index, scenes.length));
      const refusedBy = outcome.kind === 'rejected' ? outcome.rejection.code : undefined;
      if (refusedBy !== scene.refusedBy) throw new DemoFault(scene, outcome);
      await this.#follow(outcome);
    }
  }

  /** Fires what is due until this moment, and what falls due because of it. */
  async #ring(until: Instant): Promise<void> {
    for (let due = this.#clocks.takeDue(until); due !== undefined; due = this.#clocks.takeDue(until)) {
      const { timer, event, partnershipId, key, dueAt } = due;
      this.clock.moveTo(dueAt);
      await this.#automatically(timer.fire({ partnershipId, key, dueAt, now: dueAt }), { event, automation: timer.name, index: key });
    }
  }

  async #automatically(command: Command, because: Because): Promise<void> {
    await this.#follow(await this.commands.submit(command, automationOrigin(because)));
  }

  async #follow(outcome: Outcome): Promise<void> {
    if (outcome.kind === 'accepted') for (const event of outcome.events) await this.#react(event);
  }

  async #react(event: RecordedEvent): Promise<void> {
    this.#clocks.wind(event);
    for (const reaction of this.#reactions.filter(({ on }) => on === event.type)) {
      for (const [index, command] of reaction.react(event).entries()) {
        await this.#automatically(command, { event, automation: reaction.name, index });
      }
    }
  }
}

/** A refusal is on record under its idempotency key alone, so it has one. */
function originOf({ by, refusedBy }: Scene, index: number, count: number): Origin {
  const commandId = index === count - 1 ? LAST_COMMAND : derivedId(DEMO, index);
  const origin = { actor: by, correlationId: DEMO, causationId: `${DEMO}:${index}`, commandId };
  return refusedBy === undefined ? origin : { ...origin, idempotencyKey: `${DEMO}:${index}` };
}
