import { Commands, type Origin } from '@entente/access';
import { Clock, type Command, type Instant } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { payloadOf, type PartnershipPayload } from './command-payload.type.js';

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
    const named = idempotencyKey ? { ...origin, idempotencyKey } : origin;
    return payloadOf(await this.commands.submit(commandOf(this.clock.now(), named), named));
  }
}
