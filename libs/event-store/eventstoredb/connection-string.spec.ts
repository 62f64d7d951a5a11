import { connectionStringProblem, serverAddress } from './connection-string.js';

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

describe('The nodes of a connection string', () => {
  const cluster = 'esdb://admin:secret@one,two:2112';

  it.each(['', '?tls=true', '?nodePreference=leader', '?NODE_PREFERENCE=Leader&tls=true'])('are the leader alone with %p', (options) => {
    expect(serverAddress(cluster + options)).toMatchObject({ connectionString: cluster + options, preferred: undefined });
  });

  it.each([
    ['?nodePreference=follower', ''],
    ['?node-preference=random&connectionName=api', '?connectionname=api'],
    ['?connectionName=api&NodePreference=read_only_replica', '?connectionname=api'],
  ])('are others, and the leader, with %p', (options, ofLeader) => {
    expect(serverAddress(cluster + options)).toMatchObject({ connectionString: cluster + ofLeader, preferred: cluster + options });
  });
});
