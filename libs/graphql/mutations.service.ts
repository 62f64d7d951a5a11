import { Commands, type Origin } from '@entente/access';
import type { Command } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { payloadOf, type PartnershipPayload } from './command-payload.type.js';

/** Answers every mutation: submits its command and shapes the outcome. */
@Injectable()
export class Mutations {
  constructor(private readonly commands: Commands) {}

  /** @param input its idempotency key wins over the one in the request's header */
  async submit(command: Command, origin: Origin, input: { readonly idempotencyKey?: string | undefined }): Promise<PartnershipPayload> {
    const { idempotencyKey } = input;
    return payloadOf(await this.commands.submit(command, idempotencyKey ? { ...origin, idempotencyKey } : origin));
  }
}
