import { PlanGoToMarket } from '../../../../../libs/lifecycle/go-to-market/domain/go-to-market.commands.js';
import { AssignDuties, TakeIntegrationLive } from '../../../../../libs/lifecycle/integration/domain/integration.commands.js';
import { EndPartnership } from '../../../../../libs/lifecycle/partnership/domain/partnership.commands.js';
import { RecordRevenue } from '../../../../../libs/lifecycle/revenue/domain/revenue.commands.js';
import { cast } from '../cast.js';
import type { Setback } from '../setback.js';
import { entryOf } from './revenue.js';

const hostLeads = { summary: 'A webinar that we prepare', leadingSide: 'HOST', exceptionReason: null } as const;
const hostBuilds = { integrationId: null, builder: 'HOST', maintainer: 'PARTNER', exceptionReason: null } as const;

export const setbacksOfPartnerships: readonly Setback[] = [
  {
    ...{ partnership: 'vmware', after: 'LED', rule: 'IN-7' },
    by: ({ lead }) => lead,
    command: ({ id }, now) => new TakeIntegrationLive({ partnershipId: id, integrationId: null, now }),
  },
  {
    ...{ partnership: 'codeship', after: 'ACCEPTED', rule: 'DU-1' },
    by: ({ lead }) => lead,
    command: ({ id }, now) => new AssignDuties({ partnershipId: id, ...hostBuilds, now }),
  },
  {
    ...{ partnership: 'mesosphere', after: 'ACCEPTED', rule: 'DU-5' },
    by: ({ lead }) => lead,
    command: ({ id }, now) => new PlanGoToMarket({ partnershipId: id, ...hostLeads, now }),
  },
  {
    ...{ partnership: 'jetbrains-teamcity', after: 'LIVE', rule: 'DU-3' },
    by: ({ lead }) => lead,
    command: ({ id }, now) => new PlanGoToMarket({ partnershipId: id, ...hostLeads, now }),
  },
  {
    ...{ partnership: 'aqua-security', after: 'PLANNED', rule: 'DU-5' },
    by: ({ lead }) => lead,
    command: ({ id }, now) => new RecordRevenue({ ...entryOf(id, now.slice(0, 7), 1_500_00), now }),
  },
  {
    ...{ partnership: 'azure', after: 'LAUNCHED', rule: 'RV-4' },
    by: ({ lead }) => lead,
    command: ({ id }, now) => new RecordRevenue({ ...entryOf(id, now.slice(0, 7), 0), now }),
  },
  {
    ...{ partnership: 'rancher', after: 'ENDED', rule: 'LC-2' },
    by: () => cast.manager,
    command: ({ id }, now) => new EndPartnership({ partnershipId: id, reason: 'Ended twice, by mistake', now }),
  },
];
