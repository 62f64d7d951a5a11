import type { Caller } from './caller.js';
import { RememberedCallers } from './remembered-callers.js';
import { Role } from './role.js';

const START = Date.parse('2026-01-01T00:00:00.000Z');
const until = (expiresAt: number): Caller => ({ subject: 'ada', role: Role.AUDITOR, expiresAt });

describe('A remembered caller', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: START });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    ['30 seconds', START + 3_600_000, 30_000],
    ['the end of the token', START + 10_000, 10_000],
  ])('is known until %s', (_, expiresAt, knownFor) => {
    const callers = new RememberedCallers();
    callers.remember('token', until(expiresAt));
    jest.setSystemTime(START + knownFor - 1);
    expect(callers.recall('token')).toEqual(until(expiresAt));
    jest.setSystemTime(START + knownFor);
    expect(callers.recall('token')).toBeUndefined();
  });

  it('is known by the whole token alone', () => {
    const callers = new RememberedCallers();
    callers.remember('token', until(START + 1_000));
    expect(callers.recall('token2')).toBeUndefined();
  });

  it('gives way, the oldest first, when there are 1,000', () => {
    const callers = new RememberedCallers();
    for (let number = 0; number <= 1_000; number += 1) callers.remember(`token ${number}`, until(START + 1_000));
    expect(callers.recall('token 0')).toBeUndefined();
    expect(callers.recall('token 1')).toBeDefined();
    expect(callers.recall('token 1000')).toBeDefined();
  });
});
