import { type Commands, derivedId, type Origin } from '@entente/access';
import { subjectOf, type Outcome, type RecordedEvent } from '@entente/kernel';
import { automationOrigin } from '../automation-origin.js';
import { slices } from '../slices.js';
import type { DemoClock } from './demo-clock.js';
import type { Scene } from './scene.js';

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
 * Plays the story: one command after the other, and after each what the automations make of it. Automations are played here,
 * not run, because a runner may do several at once, and the same story is to give the same log. The server's own runner comes to
 * the same events later and finds each command done, by its id.
 */
export class Player {
  readonly #reactions = slices.flatMap(({ reactions }) => reactions);

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
      this.clock.moveTo(scene.at);
      const outcome = await this.commands.submit(scene.command, originOf(scene, index, scenes.length));
      const refusedBy = outcome.kind === 'rejected' ? outcome.rejection.code : undefined;
      if (refusedBy !== scene.refusedBy) throw new DemoFault(scene, outcome);
      if (outcome.kind === 'accepted') for (const event of outcome.events) await this.#react(event);
    }
  }

  async #react(event: RecordedEvent): Promise<void> {
    for (const reaction of this.#reactions.filter(({ on }) => on === event.type)) {
      for (const [index, command] of reaction.react(event).entries()) {
        await this.commands.submit(command, automationOrigin({ event, reaction, index }));
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
