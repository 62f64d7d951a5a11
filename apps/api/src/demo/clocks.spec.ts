import { Instant, PartnershipId, Text, event, timer } from '@entente/kernel';
import { recorded } from '@entente/testing';
import { Clocks } from './clocks.js';

const Wound = event('Wound', 1, 'A clock was set', { partnershipId: PartnershipId, key: Text, dueAt: Instant.nullable() });
const day = (number: number): string => new Date(Date.UTC(2020, 0, number)).toISOString();
const wound = (key: string, dueAt: string | null, position = 1) => ({ ...recorded(Wound({ partnershipId: 'p', key, dueAt })), position });

function clocks(): Clocks {
  const ring = timer('ring', {
    on: [Wound],
    wind: ({ data }) => [data],
    fire: ({ partnershipId, now }) => ({ type: 'Ring', data: { partnershipId, now } }),
  });
  return new Clocks([ring]);
}

function keysDue(of: Clocks, moment: string): readonly string[] {
  const keys: string[] = [];
  for (let due = of.takeDue(moment); due !== undefined; due = of.takeDue(moment)) keys.push(due.key);
  return keys;
}

describe('The clocks of the story', () => {
  it('ring once, in the order of their due moments, and those of one moment in the order of their setting', () => {
    const story = clocks();
    for (const event of [wound('late', day(9), 1), wound('second', day(5), 3), wound('first', day(5), 2), wound('early', day(2), 4)]) {
      story.wind(event);
    }
    expect(keysDue(story, day(5))).toEqual(['early', 'first', 'second']);
    expect(keysDue(story, day(9))).toEqual(['late']);
  });

  it('ring at the last time that they were set to, and not at all once stopped', () => {
    const story = clocks();
    for (const event of [wound('moved', day(2)), wound('moved', day(7)), wound('stopped', day(2)), wound('stopped', null)])
      story.wind(event);
    expect(keysDue(story, day(6))).toEqual([]);
    expect(keysDue(story, day(7))).toEqual(['moved']);
  });
});
