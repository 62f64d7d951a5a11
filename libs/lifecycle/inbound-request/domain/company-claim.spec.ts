import {
  at,
  anAcceptedRequest,
  aRequestInTriage,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  requestCaptured,
  requestReopenedAs,
  requestWithdrawn,
  type Happened,
} from '@entente/testing';
import type { DomainEvent } from '@entente/kernel';
import fc from 'fast-check';
import { companyKeys, normalisedName, webDomain } from './company-claim.js';
import { CaptureRequest, ClassifyPartner, ReopenRequest, RequestPartnership } from './inbound-request.commands.js';
import { inboundRequestDecider } from './inbound-request.decider.js';
import { InboundRequestClosed, PartnershipRequestLapsed } from './inbound-request.events.js';
import { oneOpenRequestPerCompany } from './inbound-request.rules.js';

const { claim } = inboundRequestDecider;
const { capturedAt: _at, ...noted } = requestCaptured().data;
const stateAfter = (...history: readonly Happened[]) =>
  history.flat().reduce((before, event) => inboundRequestDecider.evolve(before, event), inboundRequestDecider.initialState);
const request = (partnerName: string, website: string | null) =>
  new RequestPartnership({ ...partnershipRequested().data, partnerName, website, now: at });

const keysOf = (command: RequestPartnership | CaptureRequest) => companyKeys(command, inboundRequestDecider.initialState);

describe('A company’s normalised name', () => {
  it.each([
    ['Red Hat, Inc.', 'redhat'],
    ['red hat', 'redhat'],
    ['REDHAT', 'redhat'],
    ['Amazon.com, Inc.', 'amazoncom'],
    ['Société Générale S.A.', 'societegenerale'],
    ['Muster GmbH & Co. KG', 'muster'],
    ['株式会社メルカリ', '株式会社メルカリ'],
  ])('IN-8: takes "%s" for %s', (name, normalised) => {
    expect(normalisedName(name)).toBe(normalised);
  });

  it('IN-8: keeps what looks like a legal form but stands at the front, or alone', () => {
    expect(normalisedName('AG Grid')).toBe('aggrid');
    expect(normalisedName('AB Tasty')).toBe('abtasty');
    expect(normalisedName('The Limited Company')).toBe('the');
    expect(normalisedName('Limited')).toBe('limited');
  });

  it('IN-8: is empty where there is neither letter nor digit, and never longer than a stream’s name may be', () => {
    expect(normalisedName(' ?! ')).toBe('');
    expect(normalisedName('é'.repeat(5_000))).toBe('e'.repeat(120));
  });

  it('IN-8: is the same for any case, white space around and legal form, and normalises to itself', () => {
    const form = fc.constantFrom('', ' Inc.', ', Ltd', ' GmbH');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z]{6,12}$/), form, (noise, word, ending) => {
        const plain = normalisedName(`${noise} ${word}`);
        expect(normalisedName(` ${noise}  ${word.toUpperCase()}${ending} `)).toBe(plain);
        expect(normalisedName(plain)).toBe(plain);
      }),
    );
  });
});

describe('A web domain', () => {
  it.each([
    ['https://mattermost.com', 'mattermost.com'],
    ['http://www.Mattermost.com/about?x=1#y', 'mattermost.com'],
    ['https://user:pass@mattermost.com.:8443/', 'mattermost.com'],
    ['https://docs.mattermost.com', 'docs.mattermost.com'],
    ['https://mattermost.com?from=@rancher.com', 'mattermost.com'],
    ['https://mattermost.com#@rancher.com', 'mattermost.com'],
    ['https://mattermost.com\\@rancher.com', 'mattermost.com'],
    ['https://%6dattermost.com', 'mattermost.com'],
    ['https://müller.example', 'xn--mller-kva.example'],
  ])('IN-8: of %s is %s', (website, domain) => {
    expect(webDomain(website)).toBe(domain);
  });

  it('IN-8: is unknown for what is no web address', () => {
    expect(webDomain('mattermost.com')).toBeUndefined();
    expect(webDomain('mailto:ada@mattermost.com')).toBeUndefined();
  });
});

describe('The claim on a company', () => {
  it('IN-8: a request claims the name and the web domain', () => {
    expect(keysOf(request('Mattermost, Inc.', 'https://www.mattermost.com/'))).toEqual([
      'companyName-mattermost',
      'companyDomain-mattermost.com',
    ]);
    expect(keysOf(request('Mattermost', null))).toEqual(['companyName-mattermost']);
    expect(keysOf(new CaptureRequest({ ...noted, website: null, now: at }))).toEqual(['companyName-mattermost']);
  });

  it('IN-8: two requests of one company meet in a claim; those of two companies do not', () => {
    const meet = (one: RequestPartnership, other: RequestPartnership) => keysOf(one).some((key) => keysOf(other).includes(key));
    expect(meet(request('Mattermost', null), request('MATTERMOST Inc', 'https://mattermost.com'))).toBe(true);
    expect(meet(request('Mattermost', 'https://mattermost.com'), request('Mattermost Europe', 'https://www.mattermost.com'))).toBe(true);
    expect(meet(request('Mattermost', 'https://mattermost.com'), request('Sysdig', 'https://sysdig.com'))).toBe(false);
  });

  it('IN-8: only the commands that bring a request claim, and the rule IN-8 refuses', () => {
    const classify = {
      ...{ technologyType: null, platformType: null, direction: null, resellerType: null, product: null },
      kind: 'SERVICES',
    } as const;
    const { initialState } = inboundRequestDecider;
    expect(claim?.keys(new ClassifyPartner({ partnershipId, ...classify, monetisation: 'SERVICES', now: at }), initialState)).toEqual([]);
    expect(claim?.keys(request('Mattermost', null), initialState)).toEqual(['companyName-mattermost']);
    expect(claim?.claimant?.(request('Mattermost', null))).toBeUndefined();
    expect(claim?.rule).toBe(oneOpenRequestPerCompany);
  });

  it('IN-8: reopening claims the company of the declined request, for the one that is made anew', () => {
    const reopening = new ReopenRequest({ partnershipId, newPartnershipId: 'partnership-2', reason: 'Customers ask for it', now: at });
    expect(claim?.keys(reopening, stateAfter(aRequestInTriage(), partnershipDeclined()))).toEqual([
      'companyName-mattermost',
      'companyDomain-mattermost.com',
    ]);
    expect(claim?.claimant?.(reopening)).toBe('partnership-2');
  });

  const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at });
  const lapsed = PartnershipRequestLapsed({ partnershipId, lapsedAt: at });

  it.each<[boolean, string, readonly DomainEvent[]]>([
    [false, 'before the request', []],
    [true, 'once requested', [partnershipRequested()]],
    [true, 'once captured', [requestCaptured()]],
    [true, 'in triage', aRequestInTriage()],
    [false, 'once accepted', anAcceptedRequest()],
    [false, 'once declined', [...aRequestInTriage(), partnershipDeclined()]],
    [false, 'once withdrawn', [partnershipRequested(), requestWithdrawn()]],
    [false, 'once referred', [partnershipRequested(), partnershipReferred('ACQUISITION')]],
    [false, 'once reopened, for the new one', [...aRequestInTriage(), partnershipDeclined(), requestReopenedAs()]],
    [false, 'once the partnership has ended', [partnershipRequested(), partnershipEnded()]],
    [false, 'once closed', [partnershipRequested(), partnershipEnded(), closed]],
    [false, 'once lapsed', [lapsed]],
  ])('IN-8: is held (%s) %s', (held, _when, history) => {
    expect(claim?.holds(stateAfter(history))).toBe(held);
  });

  it('IN-8: a claimant that was cut off lapses for good', () => {
    expect(claim?.lapse(partnershipId, at)).toEqual(lapsed);
  });
});
