import type { Position } from '@entente/kernel';
import { WebAddressScalar } from './web-address.scalar.js';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export enum Stage {
  INBOUND_REQUEST = 'INBOUND_REQUEST',
  INTEGRATION = 'INTEGRATION',
  GO_TO_MARKET = 'GO_TO_MARKET',
  REVENUE = 'REVENUE',
  DECLINED = 'DECLINED',
  REFERRED = 'REFERRED',
  ENDED = 'ENDED',
}

registerEnumType(Stage, {
  name: 'Stage',
  description: 'Where a partnership stands',
  valuesMap: {
    INBOUND_REQUEST: { description: 'Asked for, and not decided yet' },
    INTEGRATION: { description: 'Accepted; the integration is built, documented and taken live' },
    GO_TO_MARKET: { description: 'The integration is live and documented; the two go to market' },
    REVENUE: { description: 'Launched; revenue is recorded' },
    DECLINED: { description: 'The request was declined' },
    REFERRED: { description: 'The request was referred to another team' },
    ENDED: { description: 'The partnership came to its end, or the request was withdrawn' },
  },
});

/** The node that every stage hangs its own fields on. */
@ObjectType('Partnership', { description: 'The relation between the host and a partner, from the first request to its end' })
export class PartnershipType {
  @Field(() => ID, { description: 'The partnership’s identifier' })
  id!: string;

  @Field(() => String, { description: 'The partner’s name' })
  partnerName!: string;

  @Field(() => WebAddressScalar, { nullable: true, description: 'The partner’s web site' })
  website!: string | null;

  @Field(() => String, { nullable: true, description: 'The partner’s product that it is about' })
  product!: string | null;

  @Field(() => String, { description: 'PARTNER when the partner asked itself, COLLEAGUE when a colleague wrote the request down' })
  origin!: string;

  @Field(() => Stage, { description: 'Where it stands' })
  stage!: Stage;

  @Field(() => GraphQLDateTimeISO, { description: 'Since when it stands there' })
  stageSince!: string;

  @Field(() => String, { description: 'The request: OPEN, ACCEPTED, DECLINED, WITHDRAWN, REFERRED or CLOSED' })
  requestStatus!: string;

  @Field(() => String, { description: 'The integration stage: NOT_STARTED, STARTED or CLOSED' })
  integrationStatus!: string;

  @Field(() => String, { description: 'Go-to-market: NOT_OPEN, OPEN, PLANNED, LAUNCHED, PAUSED or CLOSED' })
  goToMarketStatus!: string;

  @Field(() => String, { description: 'Revenue: NOT_OPEN, OPEN or CLOSED' })
  revenueStatus!: string;

  @Field(() => Boolean, { description: 'Whether the request was posted to the alliances channel' })
  posted!: boolean;

  @Field(() => String, { nullable: true, description: 'The one member of the alliances team who leads' })
  lead!: string | null;

  @Field(() => [String], { description: 'What is done next' })
  nextSteps!: readonly string[];

  @Field(() => String, { nullable: true, description: 'OUTBOUND or INBOUND, for an integrated partner' })
  direction!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When the partner asked' })
  requestedAt!: string;

  @Field(() => String, { nullable: true, description: 'Why the request was declined, withdrawn or referred, or the partnership ended' })
  partingReason!: string | null;

  @Field(() => ID, { nullable: true, description: 'The ended partnership that the partner comes back from' })
  formerPartnershipId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The partnership whose declined request is looked at anew in this one' })
  reopens!: string | null;

  @Field(() => ID, { nullable: true, description: 'The partnership in which the declined request of this one is looked at anew' })
  reopenedAs!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the declined request was reopened' })
  reopenedAt!: string | null;

  /** The moment that was asked for; fields that hang on this node answer for the same. */
  readonly asOf?: Position | undefined;
}
