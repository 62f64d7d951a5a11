import { DevelopmentTokens } from './development-tokens.js';
import { Role } from './role.js';
import { TokenVerifier } from './token-verifier.js';

const HOURS = 3_600_000;

describe('Development tokens', () => {
  const tokens = new DevelopmentTokens();

  it('speak for every role, for 12 hours, and bind the partner to the given partnership', async () => {
    const verifier = new TokenVerifier(tokens.settings);
    const issued = await tokens.issueAll('p-1');
    expect([...issued.keys()]).toEqual(Object.values(Role));
    for (const [role, token] of issued) {
      const caller = await verifier.verify(token);
      expect(caller.role).toBe(role);
      expect(caller.partnershipId).toBe(role === Role.PARTNER ? 'p-1' : undefined);
      expect((caller.expiresAt - Date.now()) / HOURS).toBeCloseTo(12, 1);
    }
  });

  it('are worth nothing to another process', async () => {
    const other = new TokenVerifier(new DevelopmentTokens().settings);
    await expect(other.verify(await tokens.issue(Role.OPERATOR, 'p-1'))).rejects.toThrow(/not signed with the issuer/);
  });
});
