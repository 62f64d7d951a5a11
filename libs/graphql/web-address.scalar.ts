import { GraphQLScalarType, Kind } from 'graphql';

const MALFORMED = 'A WebAddress is an absolute http or https address of at most 2048 characters';

function addressFrom(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2_048 || !/^https?:\/\//i.test(value) || !URL.canParse(value))
    throw new TypeError(MALFORMED);
  return value;
}

const MOST = 1_000;
const known = new Set<unknown>();

/** The same addresses go out again and again, and judging one takes longer than all else that is done for it. */
function knownAddress(value: unknown): string {
  if (typeof value === 'string' && known.has(value)) return value;
  const address = addressFrom(value);
  if (known.size >= MOST) known.clear();
  known.add(address);
  return address;
}

/** Stays text, as it was written: the URL objects of ready-made scalars do not survive class-transformer. */
export const WebAddressScalar = new GraphQLScalarType<string, string>({
  name: 'WebAddress',
  description: 'An absolute http or https address',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: knownAddress,
  parseValue: addressFrom,
  parseLiteral: (node) => addressFrom(node.kind === Kind.STRING ? node.value : undefined),
});
