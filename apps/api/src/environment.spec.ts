import { ServerEnvironment } from './environment.js';

describe('How long a server goes on serving once it was told to stop', () => {
  it.each(['0', '2000', '5000'])('is %s milliseconds', (given) => {
    expect(ServerEnvironment.parse({ DRAIN_MS: given }).DRAIN_MS).toBe(Number(given));
  });

  it.each(['5001', '-1', '1.5', 'soon', '1e3'])('is not %s, which is told with the rule', (given) => {
    const { error } = ServerEnvironment.safeParse({ DRAIN_MS: given });
    const message = 'must be a whole number of milliseconds from 0 to 5000';
    expect(error?.issues).toMatchObject([{ path: ['DRAIN_MS'], message }]);
  });
});
