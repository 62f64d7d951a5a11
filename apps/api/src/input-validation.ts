import { BadRequestException, ValidationPipe, type ValidationError } from '@nestjs/common';

interface InvalidField {
  /** Where it stands in the input: `contacts.0.email`. */
  readonly field: string;
  /** The rule's name: `isEmail`. */
  readonly rule: string;
}

/** An input whose shape or format is wrong: HTTP 400, GraphQL code BAD_USER_INPUT. */
export class InvalidInput extends BadRequestException {
  constructor(
    message: string,
    readonly fields: readonly InvalidField[],
  ) {
    super({ message, fields });
  }
}

/** Checks what class-validator's decorators say of input types. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const broken = errors.flatMap((error) => brokenRules(error));
      return new InvalidInput(broken.map(({ sentence }) => sentence).join('; '), broken.map(({ field, rule }) => ({ field, rule })));
    },
  });
}

function brokenRules({ property, constraints = {}, children = [] }: ValidationError, parent = ''): (InvalidField & { sentence: string })[] {
  const field = `${parent}${property}`;
  const own = Object.entries(constraints).map(([rule, sentence]) => ({ field, rule, sentence: `${parent}${sentence}` }));
  return [...own, ...children.flatMap((child) => brokenRules(child, `${field}.`))];
}
