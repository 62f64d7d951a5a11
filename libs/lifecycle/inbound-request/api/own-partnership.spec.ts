import { Role, type Caller } from '@entente/access';
import { ForbiddenException } from '@nestjs/common';
import { ensureOwn } from './own-partnership.js';

const caller = (stated: Partial<Caller>): Caller => ({ subject: 'pat', role: Role.PARTNER, expiresAt: 0, ...stated });

describe('A partner', () => {
  it('XX-10: speaks for its own partnership', () => {
    expect(() => ensureOwn(caller({ partnershipId: 'partnership-1' }), 'partnership-1')).not.toThrow();
  });

  it.each([{ partnershipId: 'partnership-2' }, {}])('XX-10: does not speak for another one when bound to %j', (bound) => {
    expect(() => ensureOwn(caller(bound), 'partnership-1')).toThrow(ForbiddenException);
  });
});

describe('The alliances team', () => {
  it('speaks for every partnership', () => {
    expect(() => ensureOwn(caller({ role: Role.ALLIANCE_MEMBER }), 'partnership-1')).not.toThrow();
  });
});
