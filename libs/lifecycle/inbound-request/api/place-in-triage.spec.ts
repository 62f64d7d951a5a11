import { reasonOf } from './place-in-triage.js';

it.each([
  [
    { platform: true, demandSignals: 1, position: 12 },
    'A platform partner, which comes first; 1 signal of customers’ demand; at position 12 of the log',
  ],
  [{ platform: false, demandSignals: 2, position: 3 }, 'Not a platform partner; 2 signals of customers’ demand; at position 3 of the log'],
  [{ platform: false, demandSignals: 0, position: 4 }, 'Not a platform partner; no signals of customers’ demand; at position 4 of the log'],
])('CL-7: the place %j is explained by all that the order goes by', (place, reason) => {
  expect(reasonOf(place)).toBe(reason);
});
