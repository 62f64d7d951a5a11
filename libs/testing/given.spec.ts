import { Instant, PartnershipId, Text, decider, ensure, event, handbook, rule } from '@entente/kernel';
import { aPolicy, given } from './index.js';

const Greeted = event('Greeted', 1, 'Somebody was greeted', { partnershipId: PartnershipId, by: Text, at: Instant });
const guestsOnly = rule('TS-1', 'Only a guest can be greeted', handbook('test', '«greet»'));
const staffOnly = rule('TS-2', 'Only staff greets', handbook('test', '«staff»'));

interface Greet {
  readonly type: 'Greet';
  readonly data: { readonly partnershipId: string; readonly by: string; readonly now: string };
}
const host = decider({
  category: 'host',
  records: [Greeted],
  initialState: { greeted: 0 },
  decide: ({ data: { now: at, ...data } }: Greet, { greeted }, { policy, actor }) => {
    if (greeted === 1) return [];
    ensure(greeted === 0, guestsOnly, { greeted });
    ensure(actor.role === 'ALLIANCE_MEMBER' && policy.parameters.host === 'GitLab', staffOnly);
    return [Greeted({ ...data, at })];
  },
  evolve: ({ greeted }) => ({ greeted: greeted + 1 }),
});
const at = '2020-02-11T09:14:07.000Z';
const greet = (by = 'Ana'): Greet => ({ type: 'Greet', data: { partnershipId: 'p', by, now: at } });
const greeted = (by = 'Ana') => Greeted({ partnershipId: 'p', by, at });

describe('Given, when, then', () => {
  it('passes when exactly the stated events come', () => {
    given(host).when(greet()).then(greeted());
    given(host).when(greet()).then([greeted()]);
  });

  it('fails when other events come, or none', () => {
    expect(() => given(host).when(greet()).then(greeted('Bo'))).toThrow(/Bo/);
    expect(() => given(host).when(greet()).thenNothing()).toThrow();
    expect(() => given(host, greeted()).when(greet()).then(greeted())).toThrow();
  });

  it('fails when an event does not fit its definition', () => {
    expect(() => given(host).when(greet(' ')).then(greeted(' '))).toThrow(/by/);
  });

  it('folds single events and lists of events before the command', () => {
    given(host, greeted()).when(greet()).thenNothing();
    given(host, [greeted(), greeted()]).when(greet()).refusedBy(guestsOnly, { greeted: 2 });
    given(host, greeted(), [greeted()]).when(greet()).refusedBy(guestsOnly);
  });

  it('fails on another rule, on other facts, and on a refusal that does not come', () => {
    const twice = given(host, [greeted(), greeted()]).when(greet());
    expect(() => twice.refusedBy(staffOnly)).toThrow(/TS-1/);
    expect(() => twice.refusedBy(guestsOnly, { greeted: 3 })).toThrow(/3/);
    expect(() => twice.thenNothing()).toThrow(/TS-1.*"greeted":2/);
    expect(() => given(host).when(greet()).refusedBy(staffOnly)).toThrow(/TS-2/);
  });

  it('judges by the actor and the policy that are stated', () => {
    given(host)
      .when(greet(), { actor: { id: 'pat', role: 'PARTNER' } })
      .refusedBy(staffOnly);
    given(host)
      .when(greet(), { policy: aPolicy({ host: 'Mattermost' }) })
      .refusedBy(staffOnly);
  });
});
