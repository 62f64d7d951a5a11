import {
  AcceptPartnership,
  ClassifyPartner,
  DeclareLead,
  RequestPartnership,
  ScorePartnership,
} from '../../../../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import { cast, partnerOf, requesterOf } from '../cast.js';
import { classOf } from '../classes.js';
import { askedIn, sysdigIssue } from '../new-partner-issues.js';
import { alignedRatingsOf } from '../scorecard.js';
import type { Setback } from '../setback.js';
import { requestOf } from './request.js';

const monetisation = 'SOFTWARE_OR_SUPPORT';

export const setbacksOfRequests: readonly Setback[] = [
  {
    ...{ partnership: 'sysdig', after: { on: '2020-03-02T16:40:33.087Z' }, rule: 'IN-1' },
    by: () => requesterOf(sysdigIssue),
    command: ({ id }, now) => new RequestPartnership({ partnershipId: id, ...askedIn(sysdigIssue), now }),
  },
  {
    ...{ partnership: 'portworx', after: { on: '2021-08-23T13:05:51.630Z' }, rule: 'IN-2' },
    by: ({ id }) => partnerOf(id),
    command: (portworx, now) => new RequestPartnership({ ...requestOf(portworx), template: 'feature_proposal', now }),
  },
  {
    ...{ partnership: 'bitnami', after: 'REQUESTED', rule: 'IN-3' },
    by: ({ lead }) => lead,
    command: (bitnami, now) => new ClassifyPartner({ partnershipId: bitnami.id, monetisation, ...classOf(bitnami), now }),
  },
  {
    ...{ partnership: 'arm', after: 'POSTED', rule: 'IN-4' },
    by: () => cast.manager,
    command: ({ id, lead }, now) => new DeclareLead({ partnershipId: id, lead: lead.id, nextSteps: [], now }),
  },
  {
    ...{ partnership: 'portworx', after: 'POSTED', rule: 'IN-5' },
    by: () => cast.sales,
    command: ({ id }, now) =>
      new DeclareLead({ partnershipId: id, lead: cast.sales.id, nextSteps: ['Call the customer who asked for it'], now }),
  },
  {
    ...{ partnership: 'whitesource', after: 'LED', rule: 'IN-6' },
    by: () => cast.manager,
    command: ({ id }, now) => new DeclareLead({ partnershipId: id, lead: cast.jun.id, nextSteps: ['Take over'], now }),
  },
  {
    // Jira is still being looked at, and both are Atlassian's.
    ...{ partnership: 'atlassian-bitbucket', after: { on: '2019-10-17T10:22:08.275Z' }, rule: 'IN-8' },
    by: ({ id }) => partnerOf(id),
    command: (bitbucket, now) => new RequestPartnership({ ...requestOf(bitbucket), now }),
  },
  {
    ...{ partnership: 'microsoft-visual-studio', after: 'LED', rule: 'CL-2' },
    by: ({ lead }) => lead,
    command: (studio, now) =>
      new ClassifyPartner({ partnershipId: studio.id, monetisation, ...classOf(studio), direction: 'INBOUND', now }),
  },
  {
    ...{ partnership: 'jenkins', after: 'LED', rule: 'CL-3' },
    by: ({ lead }) => lead,
    command: (jenkins, now) =>
      new ClassifyPartner({ partnershipId: jenkins.id, monetisation, ...classOf(jenkins), direction: 'INBOUND', now }),
  },
  {
    ...{ partnership: 'google-cloud', after: 'CLASSIFIED', rule: 'EV-1' },
    by: ({ lead }) => lead,
    command: (google, now) => new ScorePartnership({ partnershipId: google.id, ratings: alignedRatingsOf(google).slice(0, 5), now }),
  },
  {
    ...{ partnership: 'ibm', after: 'CLASSIFIED', rule: 'EV-2' },
    by: ({ lead }) => lead,
    command: (ibm, now) => new ScorePartnership({ partnershipId: ibm.id, ratings: alignedRatingsOf(ibm), now }),
  },
  {
    ...{ partnership: 'datadog', after: 'SCORED', rule: 'EV-3' },
    by: () => cast.manager,
    command: ({ id }, now) => new AcceptPartnership({ partnershipId: id, revenueAloneReason: null, now }),
  },
];
