import { LineField, OptionalTextField, TextField, WebAddressScalar } from '@entente/graphql';
import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt } from 'class-validator';
import { ListingReview, LogoType } from '../domain/listing.events.js';
import { AnIntegrationInput } from './integration.input.js';

registerEnumType(LogoType.enum, {
  name: 'LogoType',
  description: 'The format of a logo',
  valuesMap: { PNG: { description: 'Portable Network Graphics' }, JPEG: { description: 'Joint Photographic Experts Group' } },
});

registerEnumType(ListingReview.enum, {
  name: 'ListingReview',
  description: 'Who looks at a listing before it is published',
  valuesMap: {
    TECHNICAL_WRITER: { description: 'A technical writer, by a reviewer of the product or marketing team' },
    ALLIANCES: { description: 'The alliances team' },
  },
});

@InputType({ description: 'A listing of an integration, for review' })
export class SubmitListingInput extends AnIntegrationInput {
  @TextField('The text of the listing; the policy says how long it may be')
  summary!: string;

  @Field(() => WebAddressScalar, { description: 'Where the logo stands' })
  logo!: string;

  @IsEnum(LogoType.enum)
  @Field(() => LogoType.enum, { description: 'The logo’s format' })
  logoType!: LogoType;

  @IsInt()
  @Field(() => Int, { description: 'In pixels; the policy says how many there may be' })
  logoWidth!: number;

  @IsInt()
  @Field(() => Int, { description: 'In pixels; the policy says how many there may be' })
  logoHeight!: number;

  @LineField('Where the listing stands among others')
  category!: string;
}

@InputType({ description: 'A review of a listing' })
export class ReviewListingInput extends AnIntegrationInput {
  @IsEnum(ListingReview.enum)
  @Field(() => ListingReview.enum, { description: 'Whose review it is' })
  review!: ListingReview;

  @IsBoolean()
  @Field(() => Boolean, { description: 'Whether it is fit to be published; if not, it is sent back' })
  approved!: boolean;

  @OptionalTextField('Why it is sent back')
  reason?: string;
}
