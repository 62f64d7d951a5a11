import { ProbeApplication } from '../test/probe-application.js';
import { Readiness } from './readiness.js';

describe('The health of the server', () => {
  let probe: ProbeApplication;
  beforeEach(async () => {
    probe = await ProbeApplication.start();
  });
  afterEach(() => probe.app.close());

  it('is live and ready without a token', async () => {
    await expect(probe.get('/health/live')).resolves.toMatchObject({ status: 200, body: { status: 'ok' } });
    await expect(probe.get('/health/ready')).resolves.toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('is live but not ready while something is waited for, and says for what', async () => {
    let caughtUp = false;
    probe.app.get(Readiness).require('read models', () => caughtUp);
    await expect(probe.get('/health/live')).resolves.toMatchObject({ status: 200 });
    const body = { status: 503, details: { 'read models': { status: 'down' } } };
    await expect(probe.get('/health/ready')).resolves.toMatchObject({ status: 503, body });
    caughtUp = true;
    await expect(probe.get('/health/ready')).resolves.toMatchObject({
      status: 200,
      body: { details: { 'read models': { status: 'up' } } },
    });
  });

  it('tells figures that an operator watches, and is degraded but ready while one cannot be told', async () => {
    const readiness = probe.app.get(Readiness);
    readiness.watch('lag', () => Promise.resolve(7));
    await expect(probe.get('/health/ready')).resolves.toMatchObject({
      status: 200,
      body: { status: 'ok', details: { lag: { value: 7 } } },
    });
    readiness.watch('unknown', () => Promise.reject(new Error('The log at 10.0.0.1 is away')));
    readiness.watch('late', () => new Promise(() => undefined));
    const { status, body } = await probe.get('/health/ready');
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'degraded', details: { unknown: { status: 'degraded' } } } });
    expect(body).toHaveProperty('details.late', { status: 'degraded' });
    expect(JSON.stringify(body)).not.toContain('10.0.0.1');
  });

  it('is not ready any more once it is told to stop', async () => {
    const readiness = probe.app.get(Readiness);
    readiness.onModuleDestroy();
    await expect(probe.get('/health/ready')).resolves.toMatchObject({
      status: 503,
      body: { details: { 'in service': { status: 'down' } } },
    });
    await expect(probe.get('/health/live')).resolves.toMatchObject({ status: 200 });
  });
});
