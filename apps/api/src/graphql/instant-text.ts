import { GraphQLDateTimeISO } from 'graphql-scalars';

const WRITTEN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/**
 * The text of a point in time. One that is written already as JSON writes dates, which is how the log has them, needs no date to be
 * made of it and text of that; those of a month's last days are left to the scalar, which knows calendars.
 */
export function instantText(value: unknown): unknown {
  return typeof value === 'string' && WRITTEN.test(value) ? value : GraphQLDateTimeISO.serialize(value);
}
