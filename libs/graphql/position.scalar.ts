import type { Position } from '@entente/kernel';
import { GraphQLScalarType, Kind } from 'graphql';

const MALFORMED = 'A Position is a whole number from 0 to 9007199254740991, written as a string';

function positionFrom(value: unknown): Position {
  const written = typeof value === 'number' ? String(value) : value;
  if (typeof written !== 'string' || !/^\d{1,16}$/.test(written)) throw new TypeError(MALFORMED);
  const position = Number(written);
  if (!Number.isSafeInteger(position)) throw new TypeError(MALFORMED);
  return position;
}

/** A place in the log's one order; a string, because it may outgrow GraphQL's Int. */
export const PositionScalar = new GraphQLScalarType<Position, string>({
  name: 'Position',
  description: 'The place of an event in the one global order of the log, as a decimal string; "0" stands before the first event',
  serialize: (value) => String(positionFrom(value)),
  parseValue: positionFrom,
  parseLiteral: (node) => positionFrom(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
});
