import { registerEnumType } from '@nestjs/graphql';
import { DeliveryModel, RevenueSource } from '../domain/revenue.events.js';

registerEnumType(RevenueSource.enum, {
  name: 'RevenueSource',
  description: 'What revenue came through',
  valuesMap: {
    RESALE: { description: 'The partner resold the host’s product' },
    MARKETPLACE: { description: 'A sale through a marketplace' },
    REFERRAL: { description: 'The partner brought the customer' },
    SERVICES: { description: 'Services that were sold together' },
  },
});

registerEnumType(DeliveryModel.enum, {
  name: 'DeliveryModel',
  description: 'How the product was delivered to the customer',
  valuesMap: {
    SELF_MANAGED: { description: 'The customer installs and maintains it' },
    GITLAB_HOSTED: { description: 'The same code, maintained by a third party' },
    MARKETPLACE: { description: 'Self-managed, bought through a marketplace' },
    GLAASTS: { description: 'A private instance, managed by the cloud provider' },
    GITLAB_COM: { description: 'The host’s own multi-tenant service' },
  },
});
