import type { EventStore, Position } from '@entente/kernel';

interface Follower {
  waitFor(position: Position, timeoutMs: number): Promise<void>;
}

/**
 * Resolves when all followers have handled the whole log, what they themselves have appended meanwhile included.
 * @returns the log's end, which all have reached
 * @throws StaleRead when one step of the way took longer than this time
 */
export async function quiescent(eventStore: EventStore, followers: readonly Follower[], timeoutMs: number): Promise<Position> {
  let settled = -1;
  for (let head = await eventStore.head(); head > settled; head = await eventStore.head()) {
    const target = head;
    await Promise.all(followers.map((follower) => follower.waitFor(target, timeoutMs)));
    settled = target;
  }
  return settled;
}
