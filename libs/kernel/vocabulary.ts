import { z } from 'zod';

/** Metadata on a schema that marks the field as personal data. */
const PERSONAL = { personal: true } as const;

/** An instant in UTC, ISO 8601 with milliseconds, as text: `2020-02-11T09:14:07.000Z`. Sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 }).describe('An instant in UTC, ISO 8601 with milliseconds');
export type Instant = z.infer<typeof Instant>;

/** What an identifier looks like: a UUID, or any other token of letters, digits, `_` and `-` up to 64 characters. */
export const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const PartnershipId = z.string().regex(IDENTIFIER).describe('The identifier of the partnership');
export type PartnershipId = z.infer<typeof PartnershipId>;

/** Text that says something: at least one character that is not white space. */
export const Text = z.string().regex(/\S/).describe('Text that is not blank');

/** An absolute http or https address. */
export const Url = z.url({ protocol: /^https?$/ }).describe('An absolute http or https address');

/** A calendar month in UTC: `2020-07`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('A calendar month in UTC, as YYYY-MM');

/** Money in integer minor units of its currency (cents for USD, yen for JPY); may be negative. */
export const MinorUnits = z.int().describe('Money in integer minor units of its currency');

/** The three letters of an ISO 4217 currency. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('An ISO 4217 currency code');

/** Marks a field as personal data: never logged, and kept apart when a person's data is erased. */
export function personal<S extends z.ZodType>(schema: S): S {
  return schema.meta({ ...schema.meta(), ...PERSONAL });
}

/** Tells whether a schema was marked with {@link personal}. */
export function isPersonal(schema: z.ZodType): boolean {
  return schema.meta()?.['personal'] === PERSONAL.personal;
}

/** The text if it says something, else null. */
export function saidOrNull(text: string | null): string | null {
  return text !== null && /\S/.test(text) ? text : null;
}
