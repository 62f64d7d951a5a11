import { IDENTIFIER } from '@entente/kernel';
import { applyDecorators } from '@nestjs/common';
import { Field, ID } from '@nestjs/graphql';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 200;

/** An identifier: of a partnership, or of something within it. */
export function IdField(description: string): PropertyDecorator {
  return applyDecorators(
    Matches(IDENTIFIER, { message: '$property must be an identifier: letters, digits, _ and -, at most 64 characters' }),
    Field(() => ID, { description }),
  );
}

/** An identifier that may be left out. */
export function OptionalIdField(description: string): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Matches(IDENTIFIER, { message: '$property must be an identifier: letters, digits, _ and -, at most 64 characters' }),
    Field(() => ID, { nullable: true, description }),
  );
}

/** Text of any length that a person writes, up to 20,000 characters. */
export function TextField(description: string): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(LONGEST_TEXT),
    Field(() => String, { description }),
  );
}

export function OptionalTextField(description: string): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsString(),
    MaxLength(LONGEST_TEXT),
    Field(() => String, { nullable: true, description }),
  );
}

/** A name or a title, up to 200 characters. */
export function LineField(description: string): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(LONGEST_LINE),
    Field(() => String, { description }),
  );
}

export function OptionalLineField(description: string): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsString(),
    MaxLength(LONGEST_LINE),
    Field(() => String, { nullable: true, description }),
  );
}
