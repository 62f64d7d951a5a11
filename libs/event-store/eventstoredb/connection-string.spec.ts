import { connectionStringProblem } from './connection-string.js';

describe('What is said of a connection string', () => {
  it.each([
    'esdb://admin:Secret?99@host:2113',
    'esdb://admin:12345?Secret@host:2113',
    'esdb://admin:Sec@ret@host',
    'esdb://admin:Secret/1@host',
  ])('repeats nothing of a password that is not encoded: %s', (url) => {
    expect(connectionStringProblem(url)).toMatch(/^must look like esdb:(?!.*secret)(?!.*12345)/i);
  });
});
