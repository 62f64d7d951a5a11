import { Commands, type Origin } from '@entente/access';
import { Clock, type Command, type Instant, type Outcome } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { answerOf, type PartnershipPayload } from './command-payload.type.js';

/** Answers every mutation: submits its command and shapes the outcome. */
@Injectable()
export class Mutations {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /**
   * @param input its idempotency key wins over the one in the request's header
   * @param commandOf makes the command, to be judged at this moment, for this origin
   */
  async submit(
    origin: Origin,
    { idempotencyKey }: { readonly idempotencyKey?: string },
    commandOf: (now: Instant, origin: Origin) => Command,
  ): Promise<PartnershipPayload> {
    const outcome = await this.outcomeOf(origin, { idempotencyKey }, commandOf);
    return { partnershipId: outcome.subject, ...answerOf(outcome) };
  }

  /** The same for a command that is about something else than a partnership. */
  outcomeOf(
    origin: Origin,
    { idempotencyKey }: { readonly idempotencyKey?: string | undefined },
    commandOf: (now: Instant, origin: Origin) => Command,
  ): Promise<Outcome> {
    const named = idempotencyKey ? { ...origin, idempotencyKey } : origin;
    return this.commands.submit(commandOf(this.clock.now(), named), named);
  }
}
