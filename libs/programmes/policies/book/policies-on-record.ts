import { streamOf, type EventOf, type EventStore, type Policy, type Recorded, type RecordedEvent } from '@entente/kernel';
import { PolicyPublished } from '../domain/policy.events.js';
import { PublishedPolicies } from '../domain/published-policies.js';
import { defaultPack } from '../packs/packs.js';

type Publication = Recorded<EventOf<typeof PolicyPublished>>;

const HANDBOOK = streamOf('policy', defaultPack.policy);

/** Every version that the log holds, in the order of publication. */
export async function policiesOnRecord(log: Pick<EventStore, 'readStream'>): Promise<readonly Policy[]> {
  const policies: Policy[] = [];
  for await (const page of log.readStream(HANDBOOK)) policies.push(...policiesIn(page));
  return policies;
}

/** The versions that these events published. */
export function policiesIn(events: readonly RecordedEvent[]): readonly Policy[] {
  return events.filter(isPublication).map(({ data }) => data);
}

/** What judges where these versions are published: the default alone as long as there are none. */
export function bookOf<P extends Policy>(policies: readonly P[]): PublishedPolicies<P | typeof defaultPack> {
  return new PublishedPolicies<P | typeof defaultPack>(policies.length === 0 ? [defaultPack] : policies);
}

function isPublication(event: RecordedEvent): event is Publication {
  return event.type === PolicyPublished.type && event.stream === HANDBOOK;
}
