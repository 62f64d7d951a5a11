import fc from 'fast-check';
import { packed, unpacked } from './packed-appends.js';

const event = fc.record({ id: fc.uuid(), type: fc.string(), data: fc.json(), metadata: fc.json() });
const request = fc.record({
  stream: fc.string(),
  expected: fc.oneof(fc.constantFrom('none' as const, 'exists' as const), fc.nat()),
  events: fc.array(event, { minLength: 1, maxLength: 4 }),
});

it('Appends are unpacked as they were, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(request), (requests) => {
      expect(unpacked(structuredClone(packed(requests)))).toEqual(requests);
    }),
  );
});
