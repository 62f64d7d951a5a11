import type { Command, Instant } from '@entente/kernel';
import {
  CancelActivity,
  CompleteActivity,
  PauseGoToMarket,
  PlanActivity,
} from '../../../../../libs/lifecycle/go-to-market/domain/go-to-market.commands.js';
import { cast } from '../cast.js';
import type { PartnershipInStory } from '../partnership-in-story.js';
import type { Scene } from '../scene.js';

interface Deed {
  readonly partnership: PartnershipInStory['id'];
  readonly at: Instant;
  readonly command: (its: { readonly partnershipId: string; readonly now: Instant }) => Command;
}

type Activity = Omit<PlanActivity['data'], 'partnershipId' | 'now'>;

const owner = cast.marketing.id;

const webinar: Activity = {
  activityId: 'webinar',
  kind: 'WEBINAR',
  owner,
  title: 'From the project page to a cluster of your own',
  dueOn: '2020-05-14',
  jointCustomer: 'A maker of games that runs both',
};
const post: Activity = {
  activityId: 'post',
  kind: 'BLOG',
  owner,
  title: 'How a cluster is made from the project page',
  dueOn: '2020-04-08',
  jointCustomer: null,
};
const booth: Activity = {
  activityId: 'booth',
  kind: 'EVENT',
  owner,
  title: 'A booth at the developers’ conference',
  dueOn: '2020-04-01',
  jointCustomer: null,
};
const release: Activity = {
  activityId: 'release',
  kind: 'PRESS_RELEASE',
  owner,
  title: 'Act on your work without leaving the conversation',
  dueOn: '2020-07-07',
  jointCustomer: null,
};

const deeds: readonly Deed[] = [
  { partnership: 'google-cloud', at: '2020-03-02T10:12:00.000Z', command: (its) => new PlanActivity({ ...its, ...webinar }) },
  { partnership: 'google-cloud', at: '2020-03-02T10:20:00.000Z', command: (its) => new PlanActivity({ ...its, ...post }) },
  {
    ...{ partnership: 'google-cloud', at: '2020-04-08T09:30:00.000Z' },
    command: (its) =>
      new CompleteActivity({
        ...its,
        activityId: 'post',
        outcome: 'Published on both sides',
        evidence: 'https://blog.example.com/clusters',
      }),
  },
  {
    ...{ partnership: 'google-cloud', at: '2020-05-15T08:45:00.000Z' },
    command: (its) =>
      new CompleteActivity({ ...its, activityId: 'webinar', outcome: '412 people came, and 37 asked for a trial', evidence: null }),
  },
  { partnership: 'atlassian-jira', at: '2020-01-30T13:05:00.000Z', command: (its) => new PlanActivity({ ...its, ...booth }) },
  {
    ...{ partnership: 'atlassian-jira', at: '2020-03-12T15:40:00.000Z' },
    command: (its) => new CancelActivity({ ...its, activityId: 'booth', reason: 'The conference does not take place this year' }),
  },
  { partnership: 'mattermost', at: '2020-06-15T11:25:00.000Z', command: (its) => new PlanActivity({ ...its, ...release }) },
  {
    ...{ partnership: 'mattermost', at: '2020-07-07T14:10:00.000Z' },
    command: (its) => new CompleteActivity({ ...its, activityId: 'release', outcome: 'Taken up by three papers', evidence: null }),
  },
  {
    ...{ partnership: 'slack', at: '2020-12-02T09:55:00.000Z' },
    command: (its) => new PauseGoToMarket({ ...its, reason: 'The partner is to be bought, and starts nothing until then' }),
  },
];

/** What is done to go to market, each on a day of its own. */
export function activities({ id: partnershipId, lead }: PartnershipInStory): readonly Scene[] {
  const its = deeds.filter(({ partnership }) => partnership === partnershipId);
  return its.map(({ at, command }) => ({ at, by: lead, command: command({ partnershipId, now: at }) }));
}
