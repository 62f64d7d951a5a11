import { UnknownEvent } from '@entente/kernel';
import { goToMarketOpened, informationGiven, leadDeclared, partnershipEnded, partnershipRequested, revenueOpened } from '@entente/testing';
import { inWords } from './in-words.js';

const said = (answer: string): string => inWords({ ...informationGiven({ answer }), actor: 'Ana' });

describe('History in words', () => {
  it('says who did what on which day: On 3 March Ana declared Bo lead; next: a call with the product team', () => {
    const event = leadDeclared({ lead: 'Bo', nextSteps: ['a call with the product team'], declaredAt: '2020-03-03T09:00:00.000Z' });
    expect(inWords({ ...event, actor: 'Ana' })).toBe('On 3 March 2020 Ana declared Bo lead; next: a call with the product team');
  });

  it('names the day in UTC, to the last millisecond', () => {
    const ended = (endedAt: string) => inWords({ type: 'PartnershipEnded', data: { ...partnershipEnded().data, endedAt }, actor: 'Ana' });
    expect(ended('2020-02-29T23:59:59.999Z')).toMatch(/^On 29 February 2020 Ana /);
    expect(ended('2020-03-01T00:00:00.000Z')).toMatch(/^On 1 March 2020 Ana /);
  });

  it('says of an automation that it came by itself', () => {
    const actor = 'automation:when-go-to-market-launched-then-open-revenue';
    expect(inWords({ ...revenueOpened(), actor })).toBe(
      'On 11 February 2020 Entente by itself opened revenue, since go-to-market was launched',
    );
    expect(inWords({ ...goToMarketOpened(), actor: 'automation' })).toMatch(/2020 automation opened/);
  });

  it('names no contact: a person stands in it only where the person is what happened', () => {
    const { contactName, contactEmail } = partnershipRequested().data;
    const words = inWords({ ...partnershipRequested(), actor: 'Ana' });
    for (const personal of [contactName, contactEmail]) expect(words).not.toContain(personal);
  });

  it('is one line that no terminal takes for a command, whatever people wrote', () => {
    expect(said('Three\r\n\tcustomers \u001b[2J\u202eand more ')).toBe(
      'On 11 February 2020 Ana gave the requester’s answer: Three customers [2J and more',
    );
    expect(inWords({ ...partnershipEnded('Done'), actor: 'A\u001bna\n' })).toBe('On 11 February 2020 A na ended the partnership: Done');
    expect(said('\u0000')).toMatch(/answer: …$/);
  });

  it('cuts what is very long, never within a character', () => {
    const answer = '👍'.repeat(201);
    expect(said('👍'.repeat(200))).toMatch(/: (👍){200}$/u);
    expect(said(answer)).toMatch(/: (👍){200}…$/u);
  });

  it('says nothing of an event that it does not know', () => {
    expect(() => inWords({ type: 'PartnershipForgotten', data: {}, actor: 'Ana' })).toThrow(UnknownEvent);
  });
});
