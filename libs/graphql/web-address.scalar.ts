import { GraphQLScalarType, Kind } from 'graphql';

const MALFORMED = 'A WebAddress is an absolute http or https address of at most 2048 characters';

function addressFrom(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2_048 || !/^https?:\/\//i.test(value) || !URL.canParse(value))
    throw new TypeError(MALFORMED);
  return value;
}

/** Stays text, as it was written: the URL objects of ready-made scalars do not survive class-transformer. */
export const WebAddressScalar = new GraphQLScalarType<string, string>({
  name: 'WebAddress',
  description: 'An absolute http or https address',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: addressFrom,
  parseValue: addressFrom,
  parseLiteral: (node) => addressFrom(node.kind === Kind.STRING ? node.value : undefined),
});
