import { ProbeApplication } from '../test/probe-application.js';
import { Readiness } from './readiness.js';

describe('The health of the server', () => {
  let probe: ProbeApplication;
  beforeAll(async () => {
    probe = await ProbeApplication.start();
  });
  afterAll(() => probe.app.close());

  it('is live and ready without a token', async () => {
    await expect(probe.get('/health/live')).resolves.toMatchObject({ status: 200, body: { status: 'live' } });
    await expect(probe.get('/health/ready')).resolves.toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('is live but not ready while something is waited for, and says for what', async () => {
    let caughtUp = false;
    probe.app.get(Readiness).require('read models', () => caughtUp);
    await expect(probe.get('/health/live')).resolves.toMatchObject({ status: 200 });
    const body = { detail: 'Not ready', waitingFor: ['read models'] };
    await expect(probe.get('/health/ready')).resolves.toMatchObject({ status: 503, body });
    caughtUp = true;
    await expect(probe.get('/health/ready')).resolves.toMatchObject({ status: 200 });
  });

  it('tells figures that an operator watches, and null for one that cannot be told', async () => {
    const readiness = probe.app.get(Readiness);
    readiness.watch('lag', () => Promise.resolve(7));
    readiness.watch('unknown', () => Promise.reject(new Error('The log is away')));
    readiness.watch('late', () => new Promise(() => undefined));
    const body = { status: 'ready', lag: 7, unknown: null, late: null };
    await expect(probe.get('/health/ready')).resolves.toMatchObject({ status: 200, body });
  });
});
