import type { Command, Decider, DomainEvent, Policy } from '@entente/kernel';
import {
  aPolicy,
  aRequestInTriage,
  aStartedIntegration,
  everyDay,
  integrationWentLive,
  partnershipDeclined,
  partnershipScored,
} from '@entente/testing';
import { inboundRequestDecider } from '../../../lifecycle/inbound-request/domain/inbound-request.decider.js';
import { integrationDecider } from '../../../lifecycle/integration/domain/integration.decider.js';
import { handbook2019 } from '../packs/handbook-2019.js';
import { handbook2022 } from '../packs/handbook-2022.js';
import { wouldDiffer, type RecordedDecision, type Verdict } from './would-differ.js';

function decision(decider: Decider, history: readonly DomainEvent[], event: DomainEvent): RecordedDecision {
  const command: Command | undefined = decider.commandBehind(event);
  if (command === undefined) throw new Error(`${event.type} answers no command`);
  const state = history.reduce((before: unknown, happened) => decider.evolve(before, happened), decider.initialState);
  const actor = { id: 'ada', role: 'ALLIANCE_MEMBER' };
  return { decider, command, state, actor, policyVersion: 'handbook-2019', recorded: [event] };
}

function under(other: Policy, made: RecordedDecision, then: Policy | undefined = handbook2019): Verdict | undefined {
  return wouldDiffer(made, { then, other, calendar: everyDay });
}

const scored = decision(inboundRequestDecider, aRequestInTriage(), partnershipScored());
const live = decision(integrationDecider, aStartedIntegration(), integrationWentLive());
const declined = decision(inboundRequestDecider, aRequestInTriage(), partnershipDeclined());
const renamed = { ...handbook2019, version: 'handbook-2019b' };

describe('Under another policy a decision', () => {
  it('EV-1: would be refused, by that policy’s version and on its criteria', () => {
    const [missing, unknown] = [
      ['PRODUCT_KNOWLEDGE', 'RESULTS', 'COLLABORATION'],
      ['PRODUCT_USAGE_FAMILIARITY', 'STRATEGIC', 'ALIGNMENT'],
    ];
    expect(under(handbook2022, scored)).toMatchObject({
      kind: 'REFUSED',
      rejection: { code: 'EV-1', policyVersion: 'handbook-2022', facts: { missing, unknown } },
    });
  });

  it('would have recorded other data', () => {
    const shorter = { ...renamed, parameters: { ...handbook2019.parameters, certificationMonths: 6 } };
    expect(under(shorter, live)).toEqual({
      kind: 'RECORDED',
      events: [integrationWentLive({ certifiedUntil: '2020-08-11T09:14:07.000Z' })],
    });
  });

  it('would be the same where the other policy says the same of it, whatever its version is called', () => {
    for (const then of [handbook2019, undefined]) {
      for (const made of [scored, live, declined]) expect(under(renamed, made, then)).toBeUndefined();
    }
    expect(under(handbook2022, declined)).toBeUndefined();
  });

  it('does not differ by what has changed since besides the policy', () => {
    const otherwise = { ...live, recorded: [integrationWentLive({ certifiedUntil: '2020-12-31T00:00:00.000Z' })] };
    expect(under(handbook2022, otherwise)).toBeUndefined();
    const impossible = { ...live, state: integrationDecider.initialState };
    expect(under(handbook2022, impossible)).toBeUndefined();
  });

  it('differs from what is on record where the policy of then is not known any more', () => {
    expect(under(aPolicy({ certificationMonths: 6 }), live, undefined)).toMatchObject({ kind: 'RECORDED' });
  });
});
