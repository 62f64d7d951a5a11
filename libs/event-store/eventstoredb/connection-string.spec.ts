import { connectionStringProblem, connectionStringTo, serverAddress } from './connection-string.js';

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
    expect(serverAddress(cluster + options).preferred).toBeUndefined();
  });

  it.each([
    ['?nodePreference=follower', '?', 'nodepreference=follower&'],
    ['?node-preference=random&connectionName=api', '?connectionname=api&', 'nodepreference=random&connectionname=api&'],
  ])('are others, and the leader, with %p', (options, ofLeader, ofOthers) => {
    const { preferred, ...leader } = serverAddress(cluster + options);
    if (preferred === undefined) throw new Error('None are preferred');
    expect(connectionStringTo(leader, 1)).toBe(`${cluster}${ofLeader}keepaliveinterval=10001`);
    expect(connectionStringTo(preferred, 2)).toBe(`${cluster}?${ofOthers}keepaliveinterval=10002`);
  });

  it.each([
    ['keepAliveInterval=60000', 'keepaliveinterval=60007'],
    ['keepAliveInterval=-1', 'keepaliveinterval=-1'],
  ])('are watched as %p says, each connection at a pace of its own', (options, own) => {
    expect(connectionStringTo(serverAddress(`${cluster}?${options}`), 7)).toBe(`${cluster}?${own}`);
  });

  it.each(['gossipTimeout=soon', 'keepAliveInterval=1.5', 'defaultDeadline=-2'])('are not named with %p', (option) => {
    expect(connectionStringProblem(`${cluster}?${option}`)).toBe(`${option.split('=')[0]?.toLowerCase()} must be a whole number, or -1`);
  });
});
