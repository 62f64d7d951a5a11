import { derivedId, type Commands } from '@entente/access';
import type { Instant } from '@entente/kernel';
import { PublishPolicy } from '../domain/policy.commands.js';
import { defaultPack } from '../packs/packs.js';

const NAME = 'publish-default-policy';

/** The one execution of the first publication, in whatever log. */
export const DEFAULT_PUBLICATION = derivedId(NAME, defaultPack.version);

/** Publishes the default pack in the name of the system; a repeat has no second effect. */
export async function publishDefaultPolicy(commands: Commands, now: Instant, correlationId: string = NAME): Promise<void> {
  const actor = { id: `automation:${NAME}`, role: 'AUTOMATION' };
  const origin = { actor, correlationId, causationId: correlationId, commandId: DEFAULT_PUBLICATION };
  const outcome = await commands.submit(new PublishPolicy({ ...defaultPack, now }), origin);
  if (outcome.kind === 'rejected') throw new Error(`The default policy was refused by ${outcome.rejection.code}`);
}
