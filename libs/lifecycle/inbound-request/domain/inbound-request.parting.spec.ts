import { anEndedPartnershipRests, theStageMustBeOpen } from '@entente/kernel';
import {
  aPolicy,
  aRequestInTriage,
  anAcceptedRequest,
  at,
  classes,
  given,
  partnerClassified,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  requestCaptured,
  requestPosted,
  requestWithdrawn,
} from '@entente/testing';
import {
  ClassifyPartner,
  DeclareLead,
  DeclinePartnership,
  ReferPartnership,
  ScorePartnership,
  WithdrawRequest,
} from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import type { ReferredTo } from './inbound-request.events.js';
import {
  anAcquisitionInquiryIsReferred,
  competitionIsNoGroundUntilLovable,
  leavingNeedsAReason,
  servicesPartnersGoToTheChannelTeam,
  triageNeedsLeadAndNextStep,
} from './inbound-request.rules.js';

const withdraw = (reason = 'Changed plans') => new WithdrawRequest({ partnershipId, reason, now: at });
const refer = (to: ReferredTo, reason = 'It is theirs') => new ReferPartnership({ partnershipId, to, reason, now: at });
const compete = (productStage: string | null) =>
  new DeclinePartnership({ partnershipId, reason: 'We compete there', ground: 'COMPETITION', productStage, now: at });
const status = (now: string) => ({ stage: 'INBOUND_REQUEST', status: now });
const { services, dmr, cloud } = classes;

describe('Declining because of competition', () => {
  const policy = aPolicy({ lovableProductStages: ['CREATE', 'VERIFY'] });
  const inTriage = given(inboundRequest, aRequestInTriage());

  it.each(['CREATE', ' verify'])('DU-6: goes in the lovable stage "%s"', (productStage) => {
    inTriage.when(compete(productStage), { policy }).then(partnershipDeclined('We compete there', { ground: 'COMPETITION', productStage }));
  });

  it('DU-6 refuses it in a stage that is not lovable, and goes by the policy in force', () => {
    const facts = { productStage: 'PACKAGE', lovableProductStages: ['CREATE', 'VERIFY'] };
    inTriage.when(compete('PACKAGE'), { policy }).refusedBy(competitionIsNoGroundUntilLovable, facts);
    inTriage
      .when(compete('CREATE'), { policy: aPolicy({ lovableProductStages: [] }) })
      .refusedBy(competitionIsNoGroundUntilLovable, { productStage: 'CREATE', lovableProductStages: [] });
  });

  it.each([null, ' '])('DU-6 refuses it without a stage: %j', (productStage) => {
    inTriage.when(compete(productStage), { policy }).refusedBy(competitionIsNoGroundUntilLovable, { field: 'productStage' });
  });
});

describe('Withdrawing a request', () => {
  it('LC-42: takes it back, before triage and after, with a reason', () => {
    given(inboundRequest, partnershipRequested()).when(withdraw()).then(requestWithdrawn());
    given(inboundRequest, aRequestInTriage()).when(withdraw()).then(requestWithdrawn());
  });

  it('LC-42 refuses it without a reason', () => {
    given(inboundRequest, partnershipRequested()).when(withdraw(' ')).refusedBy(leavingNeedsAReason, { field: 'reason' });
  });

  it('records nothing when sent twice, and is refused for another reason', () => {
    const withdrawn = given(inboundRequest, partnershipRequested(), requestWithdrawn());
    withdrawn.when(withdraw()).thenNothing();
    withdrawn.when(withdraw('No money')).refusedBy(theStageMustBeOpen, status('WITHDRAWN'));
  });

  it('LC-1, LC-2: comes neither after a decision nor after the end', () => {
    given(inboundRequest, anAcceptedRequest()).when(withdraw()).refusedBy(theStageMustBeOpen, status('ACCEPTED'));
    given(inboundRequest, partnershipRequested(), partnershipEnded())
      .when(withdraw())
      .refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});

describe('Referring to the acquisition process', () => {
  const inquiry = partnershipRequested({ acquisitionInquiry: true });
  const lead = new DeclareLead({ partnershipId, lead: 'ada', nextSteps: ['Call'], now: at });
  const inTriageAlone = [
    lead,
    new ClassifyPartner({ partnershipId, ...cloud, monetisation: 'SOFTWARE_OR_SUPPORT', now: at }),
    new ScorePartnership({ partnershipId, ratings: [], now: at }),
    compete('CREATE'),
  ];

  it.each([
    ['an inquiry', inquiry],
    ['a captured inquiry', requestCaptured({ acquisitionInquiry: true })],
    ['a request that turns out to be one', partnershipRequested()],
  ])('AC-1: takes %s before triage', (_what, requested) => {
    given(inboundRequest, requested).when(refer('ACQUISITION')).then(partnershipReferred('ACQUISITION'));
  });

  it.each(inTriageAlone.map((command) => [command.type, command] as const))(
    'AC-1 refuses %s for an inquiry, referred or not',
    (_type, command) => {
      given(inboundRequest, inquiry, requestPosted()).when(command).refusedBy(anAcquisitionInquiryIsReferred, { status: 'OPEN' });
      given(inboundRequest, partnershipRequested(), requestPosted(), partnershipReferred('ACQUISITION'))
        .when(command)
        .refusedBy(anAcquisitionInquiryIsReferred, { status: 'REFERRED' });
    },
  );

  it('AC-1 refuses it once the request is in triage', () => {
    given(inboundRequest, aRequestInTriage()).when(refer('ACQUISITION')).refusedBy(anAcquisitionInquiryIsReferred, { lead: 'ada' });
  });

  it('LC-42 refuses it without a reason; sent twice, it records nothing', () => {
    given(inboundRequest, inquiry).when(refer('ACQUISITION', '')).refusedBy(leavingNeedsAReason, { field: 'reason' });
    given(inboundRequest, inquiry, partnershipReferred('ACQUISITION')).when(refer('ACQUISITION')).thenNothing();
  });
});

describe('Referring to the channel team', () => {
  it('CL-6: takes a services partner', () => {
    given(inboundRequest, aRequestInTriage(), partnerClassified(services)).when(refer('CHANNEL')).then(partnershipReferred('CHANNEL'));
  });

  it.each([[[]], [[cloud]], [[services, dmr]]])('CL-6 refuses it for the classes %j', (held) => {
    given(inboundRequest, aRequestInTriage(), held.map(partnerClassified))
      .when(refer('CHANNEL'))
      .refusedBy(servicesPartnersGoToTheChannelTeam, { classes: held.map(({ kind }) => kind) });
  });

  it('IN-4: comes after triage, and never for an inquiry (AC-1)', () => {
    given(inboundRequest, partnershipRequested()).when(refer('CHANNEL')).refusedBy(triageNeedsLeadAndNextStep, { lead: null });
    given(inboundRequest, partnershipRequested({ acquisitionInquiry: true }))
      .when(refer('CHANNEL'))
      .refusedBy(anAcquisitionInquiryIsReferred, { status: 'OPEN' });
  });

  it('records nothing when sent twice; LC-1 refuses to refer on', () => {
    const referred = given(inboundRequest, aRequestInTriage(), partnerClassified(services), partnershipReferred('CHANNEL'));
    referred.when(refer('CHANNEL')).thenNothing();
    referred.when(refer('ACQUISITION')).refusedBy(theStageMustBeOpen, status('REFERRED'));
  });

  it('LC-2: does not come after the end', () => {
    given(inboundRequest, aRequestInTriage(), partnershipEnded())
      .when(refer('CHANNEL'))
      .refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});
