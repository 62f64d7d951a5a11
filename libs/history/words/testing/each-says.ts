import type { DomainEvent, EventDescriptor } from '@entente/kernel';
import { inWords } from '../in-words.js';

/** Tests what is said of each of these events when Ana caused it, on the day of the builders; every event type must stand among them. */
export function eachSays(events: readonly EventDescriptor[], said: readonly (readonly [event: DomainEvent, words: string])[]): void {
  it.each(said.map(([event, words]) => [event.type, words, event] as const))('%s: Ana %s', (_type, words, event) => {
    expect(inWords({ ...event, actor: 'Ana' })).toBe(`On 11 February 2020 Ana ${words}`);
  });

  it('and no event is without words', () => {
    expect([...new Set(said.map(([{ type }]) => type))].sort()).toEqual(events.map(({ type }) => type).sort());
  });
}
