import { PartnershipInput, TextField, WebAddressScalar } from '@entente/graphql';
import { Field, InputType, Int, OmitType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import {
  Direction,
  Monetisation,
  PartnerKind,
  PlatformType,
  ResellerType,
  Team,
  TechnologyType,
} from '../domain/inbound-request.events.js';
import './inbound-request.enums.js';

const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 200;

@InputType({ description: 'One class of a partner; it may hold several (CL-1 to CL-5)' })
export class ClassifyPartnerInput extends PartnershipInput {
  @IsEnum(PartnerKind.enum)
  @Field(() => PartnerKind.enum, { description: 'What the partner is' })
  kind!: PartnerKind;

  @IsEnum(Monetisation.enum)
  @Field(() => Monetisation.enum, { description: 'What the partner earns its money with' })
  monetisation!: Monetisation;

  @IsOptional()
  @IsEnum(TechnologyType.enum)
  @Field(() => TechnologyType.enum, { nullable: true, description: 'For a technology partner' })
  technologyType?: TechnologyType;

  @IsOptional()
  @IsEnum(PlatformType.enum)
  @Field(() => PlatformType.enum, { nullable: true, description: 'For a platform partner' })
  platformType?: PlatformType;

  @IsOptional()
  @IsEnum(Direction.enum)
  @Field(() => Direction.enum, { nullable: true, description: 'For an integrated partner' })
  direction?: Direction;

  @IsOptional()
  @IsEnum(ResellerType.enum)
  @Field(() => ResellerType.enum, { nullable: true, description: 'For a reseller' })
  resellerType?: ResellerType;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { nullable: true, description: 'For an integrated partner: the product that is integrated' })
  product?: string;
}

@InputType({ description: 'A class that the partner holds' })
class HeldClassInput extends OmitType(ClassifyPartnerInput, ['partnershipId', 'idempotencyKey', 'monetisation']) {}

@InputType({ description: 'The class that takes the place of one that the partner holds (CL-8)' })
export class ReclassifyPartnerInput extends ClassifyPartnerInput {
  @ValidateNested()
  @Type(() => HeldClassInput)
  @Field(() => HeldClassInput, { description: 'The class that is replaced' })
  former!: HeldClassInput;

  @TextField('Why the class changes')
  reason!: string;
}

@InputType({ description: 'A team’s agreement to the partnership (EV-2)' })
export class RecordTeamAgreementInput extends PartnershipInput {
  @IsEnum(Team.enum)
  @Field(() => Team.enum, { description: 'The team that agrees' })
  team!: Team;
}

@InputType({ description: 'The rating of one criterion (EV-4)' })
class RatingInput {
  @IsString()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { description: 'A criterion of the policy in force, for example EXPOSURE' })
  criterion!: string;

  @IsInt()
  @Field(() => Int, { description: 'From 0 to 5' })
  rating!: number;

  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { description: 'Why this rating' })
  rationale!: string;

  @ArrayMaxSize(50)
  @Field(() => [WebAddressScalar], { defaultValue: [], description: 'Links that show it' })
  evidence!: string[];
}

@InputType({ description: 'A complete scorecard (EV-1 to EV-4)' })
export class ScorePartnershipInput extends PartnershipInput {
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RatingInput)
  @Field(() => [RatingInput], { description: 'One rating for each criterion in force' })
  ratings!: RatingInput[];
}

@InputType({ description: 'An acceptance' })
export class AcceptPartnershipInput extends PartnershipInput {
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { nullable: true, description: 'Why, when the scorecard is met on Revenue alone (EV-3)' })
  revenueAloneReason?: string;
}
