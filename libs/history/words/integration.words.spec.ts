import {
  at,
  certifiedUntil,
  integrationCompleted,
  integrationDocumented,
  integrationStarted,
  integrationWentLive,
  listingApproved,
  listingSubmitted,
  partnershipId,
  stepCompleted,
  stepPlanned,
} from '@entente/testing';
import {
  DutiesAssigned,
  IntegrationCertified,
  IntegrationClosed,
  IntegrationDemonstrated,
  IntegrationMarkedStale,
  IntegrationPriorityRaised,
  IntegrationRetired,
  integrationEvents,
} from '../../lifecycle/integration/domain/integration.events.js';
import { ListingPublished, ListingSentBack } from '../../lifecycle/integration/domain/listing.events.js';
import { StepReopened } from '../../lifecycle/integration/domain/step.events.js';
import { eachSays } from './testing/each-says.js';

const one = { partnershipId, integrationId: 'teamcity' };
const byHost = { direction: 'INBOUND', builder: 'PARTNER', maintainer: 'HOST', maintainerException: 'They are two people' } as const;
const stageClosed = { partnershipId, reason: 'Acquired', closedAt: at };

describe('Of the integrations it is said', () => {
  eachSays(integrationEvents, [
    [integrationStarted(), 'started the integration of TeamCity: the partner builds it and the partner maintains it'],
    [
      integrationStarted({ ...byHost, integrationId: 'main', product: null }),
      'started the integration: the partner builds it and the host maintains it, by exception: They are two people',
    ],
    [
      DutiesAssigned({ ...one, ...byHost, maintainerException: null, assignedAt: at }),
      'gave the duties of the integration teamcity anew: the partner builds it and the host maintains it',
    ],
    [stepPlanned(), 'planned step step-1 of the integration teamcity, Write the connector, for bo to do by 1 March 2020'],
    [stepCompleted(), 'completed step step-1 of the integration teamcity: Merged'],
    [
      StepReopened({ ...one, stepId: 'step-1', reason: 'It fails again', reopenedAt: at }),
      'reopened step step-1 of the integration teamcity: It fails again',
    ],
    [integrationDocumented(), 'documented the integration teamcity at https://docs.example.com/integration'],
    [
      IntegrationDemonstrated({ ...one, audience: 'the product team', evidence: null, demonstratedAt: at }),
      'demonstrated the integration teamcity to the product team',
    ],
    [
      IntegrationDemonstrated({ ...one, audience: 'the product team', evidence: 'https://example.com/film', demonstratedAt: at }),
      'demonstrated the integration teamcity to the product team, as is seen at https://example.com/film',
    ],
    [listingSubmitted(), 'handed in a listing of the integration teamcity for Continuous integration: Builds and tests what you push'],
    [listingApproved('TECHNICAL_WRITER'), 'recorded that wim approved the listing of the integration teamcity for the technical writer'],
    [
      ListingSentBack({ ...one, review: 'ALLIANCES', reviewer: 'wim', reason: 'The logo is old', sentBackAt: at }),
      'recorded that wim sent the listing of the integration teamcity back for the alliances team: The logo is old',
    ],
    [ListingPublished({ ...one, publishedAt: at }), 'published the listing of the integration teamcity'],
    [integrationWentLive(), 'took the integration teamcity live, certified until 11 February 2021'],
    [integrationWentLive({ certifiedUntil: null }), 'took the integration teamcity live'],
    [integrationCompleted(), 'completed the integration teamcity: it is live and documented'],
    [
      IntegrationCertified({ ...one, certifiedUntil, certifiedAt: at }),
      'certified the integration teamcity anew, certified until 11 February 2021',
    ],
    [
      IntegrationMarkedStale({ ...one, certifiedUntil: '2020-02-10T23:59:59.999Z', staleAt: at }),
      'marked the integration teamcity stale, since its certificate ran out on 10 February 2020',
    ],
    [
      IntegrationPriorityRaised({ ...one, signals: ['signal-1', 'signal-2'], reason: 'Two deals wait', raisedAt: at }),
      'raised the priority of the integration teamcity on customers’ demand (signal-1 and signal-2): Two deals wait',
    ],
    [IntegrationRetired({ ...one, reason: 'Replaced', retiredAt: at }), 'retired the integration teamcity: Replaced'],
    [
      IntegrationClosed({ ...stageClosed, integrationIds: ['jira', 'bitbucket'], closedWhile: 'STARTED' }),
      'closed the integration jira and the integration bitbucket, since the partnership had ended: Acquired',
    ],
    [
      IntegrationClosed({ ...stageClosed, integrationIds: [], closedWhile: 'NOT_STARTED' }),
      'closed the integration stage, since the partnership had ended: Acquired',
    ],
  ]);
});
