import fc from 'fast-check';
import { z } from 'zod';

interface Schema {
  readonly anyOf?: readonly Schema[] | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly type?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly minItems?: number | undefined;
  readonly minimum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    anyOf: z.array(Schema).optional(),
    enum: z.array(z.string()).optional(),
    type: z.string().optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    minItems: z.number().optional(),
    minimum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    maximum: z.number().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
  }),
);

const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString());
const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'date-time': dates,
  date: dates.map((date) => date.slice(0, 10)),
  email: fc.constant('contact.one@example.com'),
  uri: fc.webUrl({ validSchemes: ['http', 'https'] }),
};

/** Any data that a JSON Schema of the catalogue accepts. */
export function arbitraryOf(schema: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  return anyOf(Schema.parse(schema));
}

function anyOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(anyOf));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  return ofType(schema);
}

const types: Readonly<Record<string, (schema: Schema) => fc.Arbitrary<unknown>>> = {
  object: anObject,
  array: ({ items = {}, minItems: minLength = 0 }) => fc.array(anyOf(items), { minLength, maxLength: 7 }),
  integer: anInteger,
  boolean: () => fc.boolean(),
  string: aText,
};

function ofType(schema: Schema): fc.Arbitrary<unknown> {
  return types[schema.type ?? '']?.(schema) ?? fc.constant(null);
}

function anObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, anyOf(part)]));
  return fc.record(parts, { requiredKeys: [...required] });
}

function anInteger({ minimum, exclusiveMinimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? Number.MIN_SAFE_INTEGER : exclusiveMinimum + 1);
  return fc.integer({ min, max: maximum ?? Number.MAX_SAFE_INTEGER });
}

function aText({ format = '', pattern }: Schema): fc.Arbitrary<string> {
  return formats[format] ?? (pattern === undefined ? fc.string() : fc.stringMatching(new RegExp(pattern, 'u')));
}
