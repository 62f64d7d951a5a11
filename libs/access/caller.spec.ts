import { boundTo, visibleTo, type Caller } from './caller.js';
import { Role } from './role.js';

const expiresAt = Date.UTC(2030, 0, 1);
const partner: Caller = { subject: 'pat', role: Role.PARTNER, partnershipId: 'own', expiresAt };
const auditor: Caller = { subject: 'ada', role: Role.AUDITOR, expiresAt };
const unbound: Caller = { subject: 'pat', role: Role.PARTNER, expiresAt };

describe('What a caller sees of partnerships', () => {
  it('XX-10: is its own alone for a partner, whether it asks for it or for all', () => {
    expect([boundTo(partner), visibleTo(partner, 'own'), visibleTo(partner, undefined)]).toEqual(['own', 'own', 'own']);
  });

  it('XX-10 refuses a partner another’s as one that does not exist, and one that is bound to none sees none', () => {
    expect([visibleTo(partner, 'other'), visibleTo(unbound, 'other'), visibleTo(unbound, undefined)]).toEqual(['', '', '']);
  });

  it('is whatever it asks for, for all others', () => {
    expect([boundTo(auditor), visibleTo(auditor, 'other'), visibleTo(auditor, undefined)]).toEqual([undefined, 'other', undefined]);
  });
});
