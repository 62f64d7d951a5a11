import { OptionalIdField, PartnershipInput, RepeatableInput, WebAddressScalar } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { GraphQLEmailAddress } from 'graphql-scalars';
import { regexes } from 'zod';

const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 200;

@InputType({ isAbstract: true })
abstract class CompanyInput extends RepeatableInput {
  @IsString()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { description: 'The partner’s name' })
  partnerName!: string;

  @IsOptional()
  @Field(() => WebAddressScalar, { nullable: true, description: 'The partner’s web site' })
  website?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { nullable: true, description: 'The partner’s product that it is about' })
  product?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { nullable: true, description: 'Whom to ask at the partner' })
  contactName?: string;

  // The scalar lets addresses through that no event holds.
  @IsOptional()
  @Matches(regexes.email, { message: 'contactEmail must be an e-mail address' })
  @Field(() => GraphQLEmailAddress, { nullable: true, description: 'The contact’s e-mail address' })
  contactEmail?: string;

  @IsBoolean()
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the partner asks to be acquired: such a request is referred and never triaged (AC-1)',
  })
  acquisitionInquiry!: boolean;

  @OptionalIdField('The ended partnership that the partner comes back from')
  formerPartnershipId?: string;
}

@InputType({ description: 'A partner’s request (IN-1, IN-2, IN-8)' })
export class RequestPartnershipInput extends CompanyInput {
  @IsString()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { defaultValue: 'new_partner', description: 'The issue template that the request carries' })
  template!: string;

  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { description: 'What the technical integration is' })
  technicalIntegration!: string;

  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { description: 'What users gain' })
  endUserBenefits!: string;

  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { description: 'The business relationship that the partner wants' })
  businessRelationship!: string;
}

@InputType({ description: 'A request that reached a colleague (IN-3, IN-8)' })
export class CaptureRequestInput extends CompanyInput {
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { description: 'What the partner wants, in brief' })
  briefDescription!: string;
}

@InputType({ description: 'A post to the alliances channel (IN-3)' })
export class PostRequestInput extends PartnershipInput {
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Field(() => String, { description: 'The brief description of the request' })
  briefDescription!: string;
}
