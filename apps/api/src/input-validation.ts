import { BadRequestException, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { KnownArguments } from './known-arguments.js';

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

/** Clients that write null mean what others mean by leaving a field out: everywhere behind this, only the latter exists. */
class InputValidation extends ValidationPipe {
  readonly #known = new KnownArguments();

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (!this.toValidate(metadata)) return super.transform(value, metadata);
    const known = this.#known.of(value, metadata);
    return known === undefined ? this.#judged(value, metadata) : Promise.resolve(known);
  }

  async #judged(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const judged: unknown = await super.transform(withoutNulls(value), metadata);
    this.#known.remember(value, metadata, judged);
    return judged;
  }
}

/** Checks what class-validator's decorators say of input types. */
export function inputValidation(): ValidationPipe {
  return new InputValidation({
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const broken = errors.flatMap((error) => brokenRules(error));
      return new InvalidInput(
        broken.map(({ sentence }) => sentence).join('; '),
        broken.map(({ field, rule }) => ({ field, rule })),
      );
    },
  });
}

function brokenRules({ property, constraints = {}, children = [] }: ValidationError, parent = ''): (InvalidField & { sentence: string })[] {
  const field = `${parent}${property}`;
  const own = Object.entries(constraints).map(([rule, sentence]) => ({ field, rule, sentence: `${parent}${sentence}` }));
  return [...own, ...children.flatMap((child) => brokenRules(child, `${field}.`))];
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isPlainObject(value)) return value;
  const said = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(said.map(([name, part]) => [name, withoutNulls(part)]));
}

/** Instants and other values that scalars made are left as they are. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
