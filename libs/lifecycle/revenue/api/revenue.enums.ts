import { registerEnumType } from '@nestjs/graphql';

export enum RevenueSource {
  RESALE = 'RESALE',
  MARKETPLACE = 'MARKETPLACE',
  REFERRAL = 'REFERRAL',
  SERVICES = 'SERVICES',
}

export enum DeliveryModel {
  SELF_MANAGED = 'SELF_MANAGED',
  GITLAB_HOSTED = 'GITLAB_HOSTED',
  MARKETPLACE = 'MARKETPLACE',
  GLAASTS = 'GLAASTS',
  GITLAB_COM = 'GITLAB_COM',
}

registerEnumType(RevenueSource, {
  name: 'RevenueSource',
  description: 'What revenue came through',
  valuesMap: {
    RESALE: { description: 'The partner resold the host’s product' },
    MARKETPLACE: { description: 'A sale through a marketplace' },
    REFERRAL: { description: 'The partner brought the customer' },
    SERVICES: { description: 'Services that were sold together' },
  },
});

registerEnumType(DeliveryModel, {
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
