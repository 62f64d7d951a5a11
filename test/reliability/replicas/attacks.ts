import type { Installation } from './installation.js';

/** What may happen to an installation at any time. */
const ATTACKS: Readonly<Record<string, (installation: Installation) => Promise<void>>> = {
  'kill-worker': (installation) => installation.killWorker(),
  'restart-replica': (installation) => installation.restartReplica(0),
  'kill-replica': (installation) => installation.killReplica(1),
};

export const ALL_ATTACKS = ['kill-worker', 'restart-replica', 'kill-worker', 'kill-replica', 'restart-replica'];

/** @throws RangeError on a name that is none */
export function attackNamed(name: string): (installation: Installation) => Promise<void> {
  const attack = ATTACKS[name];
  if (attack === undefined) throw new RangeError(`There is no attack ${name}; there are ${Object.keys(ATTACKS).join(', ')}`);
  return attack;
}
