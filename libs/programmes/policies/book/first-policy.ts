import { Commands, derivedId } from '@entente/access';
import { Clock } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { PublishPolicy } from '../domain/policy.commands.js';
import { defaultPack } from '../packs/packs.js';
import { LoggedPolicies } from './logged-policies.js';

const NAME = 'publish-default-policy';

/** The first publication of a log, in the name of the system. */
@Injectable()
export class FirstPolicy {
  constructor(
    private readonly policies: LoggedPolicies,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Publishes the default pack into a log without any policy. It is one execution in whatever log: a repeat has no second effect. */
  async ensure(correlationId: string = NAME): Promise<void> {
    if (!this.policies.isEmpty) return;
    const actor = { id: `automation:${NAME}`, role: 'AUTOMATION' };
    const origin = { actor, correlationId, causationId: correlationId, commandId: derivedId(NAME, defaultPack.version) };
    const outcome = await this.commands.submit(new PublishPolicy({ ...defaultPack, now: this.clock.now() }), origin);
    if (outcome.kind === 'rejected') throw new Error(`The default policy was refused by ${outcome.rejection.code}`);
  }
}
