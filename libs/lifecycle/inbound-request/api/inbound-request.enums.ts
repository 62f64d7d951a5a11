import { registerEnumType } from '@nestjs/graphql';
import {
  DeclineGround,
  Direction,
  Monetisation,
  PartnerKind,
  PlatformType,
  ReferredTo,
  ResellerType,
  Team,
  TechnologyType,
} from '../domain/inbound-request.events.js';

registerEnumType(PartnerKind.enum, {
  name: 'PartnerKind',
  description: 'What a partner is',
  valuesMap: {
    TECHNOLOGY: { description: 'Sells software or support that integrates with the host' },
    SERVICES: { description: 'Sells services around the host’s product' },
    RESELLER: { description: 'Resells the host’s licences and services' },
  },
});

registerEnumType(TechnologyType.enum, {
  name: 'TechnologyType',
  description: 'The kind of a technology partner',
  valuesMap: {
    PLATFORM: { description: 'What the host’s product runs on; critical, and first in the queue' },
    INTEGRATED: { description: 'A product that works together with the host’s' },
    SELL_TO: { description: 'A technology partner that is a customer as well' },
    UPSTREAM: { description: 'A tool that users work with before they come to the host’s product' },
  },
});

registerEnumType(PlatformType.enum, {
  name: 'PlatformType',
  description: 'The kind of a platform partner',
  valuesMap: { CLOUD: { description: 'A cloud provider' }, KUBERNETES: { description: 'A Kubernetes platform' } },
});

registerEnumType(Direction.enum, {
  name: 'Direction',
  description: 'Who keeps an integration',
  valuesMap: {
    OUTBOUND: { description: 'The host: the product is in the core set' },
    INBOUND: { description: 'The partner: any other product' },
  },
});

registerEnumType(ResellerType.enum, {
  name: 'ResellerType',
  description: 'The kind of a reseller',
  valuesMap: {
    VAR_VAD: { description: 'A value added reseller or distributor' },
    DMR: { description: 'A direct market reseller' },
  },
});

registerEnumType(Monetisation.enum, {
  name: 'Monetisation',
  description: 'What a partner earns its money with',
  valuesMap: {
    SOFTWARE_OR_SUPPORT: { description: 'Software licences or support that integrate with the host' },
    RESALE: { description: 'Reselling the host’s licences and services' },
    SERVICES: { description: 'Services such as implementation' },
  },
});

registerEnumType(Team.enum, {
  name: 'Team',
  description: 'A team whose agreement counts for Alignment',
  valuesMap: {
    PRODUCT: { description: 'The product team' },
    MARKETING: { description: 'The marketing team' },
    SALES: { description: 'The sales team' },
  },
});

registerEnumType(DeclineGround.enum, {
  name: 'DeclineGround',
  description: 'What a request is declined on',
  valuesMap: {
    COMPETITION: { description: 'The partner competes with a lovable stage of the host’s product' },
    OTHER: { description: 'Anything else, as the reason says' },
  },
});

registerEnumType(ReferredTo.enum, {
  name: 'ReferredTo',
  description: 'Who takes a referred request over',
  valuesMap: {
    ACQUISITION: { description: 'The acquisition process' },
    CHANNEL: { description: 'The channel team' },
  },
});
