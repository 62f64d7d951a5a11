import { Side, WebAddressScalar, connectionOf } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

export enum IntegrationStatus {
  STARTED = 'STARTED',
  LIVE = 'LIVE',
  STALE = 'STALE',
  RETIRED = 'RETIRED',
  CLOSED = 'CLOSED',
}

registerEnumType(IntegrationStatus, {
  name: 'IntegrationStatus',
  description: 'Where an integration stands',
  valuesMap: {
    STARTED: { description: 'Being built' },
    LIVE: { description: 'Users can use it' },
    STALE: { description: 'Live, but not certified again in time' },
    RETIRED: { description: 'No longer offered' },
    CLOSED: { description: 'Closed because the partnership ended' },
  },
});

@ObjectType('IntegrationStep', { description: 'A step of an integration’s plan' })
export class IntegrationStepType {
  @Field(() => ID, { description: 'The step' })
  stepId!: string;

  @Field(() => String, { description: 'What is to be done' })
  title!: string;

  @Field(() => String, { description: 'Who does it' })
  owner!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day by which it is done' })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: 'What shows that it is done; null while it is open' })
  evidence!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was completed; null while it is open' })
  completedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was opened again' })
  reopenReason!: string | null;
}

@ObjectType('Listing', { description: 'How an integration is shown among others' })
export class ListingType {
  @Field(() => String, { description: 'SUBMITTED, SENT_BACK or PUBLISHED' })
  status!: string;

  @Field(() => String, { description: 'Its text' })
  summary!: string;

  @Field(() => WebAddressScalar, { description: 'Where the logo stands' })
  logo!: string;

  @Field(() => String, { description: 'The logo’s format: PNG or JPEG' })
  logoType!: string;

  @Field(() => Int, { description: 'In pixels' })
  logoWidth!: number;

  @Field(() => Int, { description: 'In pixels' })
  logoHeight!: number;

  @Field(() => String, { description: 'Where it stands among others' })
  category!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When a technical writer approved it' })
  technicalWriterApprovedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the alliances team approved it' })
  alliancesApprovedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it must be handed in anew' })
  sentBackReason!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was handed in' })
  submittedAt!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was published' })
  publishedAt!: string | null;
}

@ObjectType('Integration', { description: 'A technical integration of a partnership' })
export class IntegrationType {
  @Field(() => ID, { description: 'Tells a partnership’s integrations apart' })
  integrationId!: string;

  @Field(() => ID, { description: 'The partnership' })
  partnershipId!: string;

  @Field(() => IntegrationStatus, { description: 'Where it stands' })
  status!: IntegrationStatus;

  @Field(() => String, { nullable: true, description: 'The partner’s product that is integrated' })
  product!: string | null;

  @Field(() => String, { nullable: true, description: 'OUTBOUND or INBOUND when its duties were given; null where the class has none' })
  direction!: string | null;

  @Field(() => Side, { description: 'Who delivers it' })
  builder!: string;

  @Field(() => Side, { description: 'Who maintains it' })
  maintainer!: string;

  @Field(() => String, { nullable: true, description: 'Why the host maintains an inbound integration' })
  maintainerException!: string | null;

  @Field(() => Boolean, { description: 'Whether it went live' })
  live!: boolean;

  @Field(() => WebAddressScalar, { nullable: true, description: 'Its public documentation' })
  docsUrl!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was last shown at work' })
  demonstratedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it is stale unless it is certified again' })
  certifiedUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'Why customers’ demand gave it priority; null without' })
  priorityReason!: string | null;

  @Field(() => [ID], { description: 'The demand signals that were last cited for its priority' })
  prioritySignals!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Why it is no longer offered' })
  retirementReason!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When work on it started' })
  startedAt!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was both live and documented' })
  completedAt!: string | null;

  /** The moment that it is shown for. */
  asOf?: Position | undefined;
}

export const IntegrationConnection = connectionOf(IntegrationType, 'Integration');
