import { createServer, type Server } from 'node:http';
import { LogDamaged, LogInUse } from '@entente/kernel';
import { OfAnotherLog, ReadStoreFault, ReadStoreUnavailable } from '@entente/read-store';
import { ConfigurationError } from './configuration.js';
import { failedStart } from './failed-start.js';

/** What the system says when a server asks for a place to listen that it cannot have. */
async function faultOfListening(server: Server, host: string, port: number): Promise<unknown> {
  return new Promise((resolve) => {
    server.once('error', resolve).listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

describe('A start that failed', () => {
  it('for the configuration is told with every line that mends it, and exit code 78', () => {
    const lines = ['PORT must be a whole number from 0 to 65535', 'DEMO must be one of auto, off'];
    expect(failedStart(new ConfigurationError(lines))).toEqual({ lines, exitCode: 78 });
  });

  it('because another server uses the log is told in one line, and exit code 75 says that another try may help', () => {
    const { lines, exitCode } = failedStart(new LogInUse('The log in ./data has a writer already'));
    expect(lines).toEqual([
      expect.stringMatching(/^Another server uses this DATA_DIR: stop it, .* The log in \.\/data has a writer already$/),
    ]);
    expect(exitCode).toBe(75);
  });

  it('for a damaged log is told with the place, and exit code 74', () => {
    const message = './data/events.db: the event at position 19 is not what was written';
    expect(failedStart(new LogDamaged(message))).toEqual({ lines: [message], exitCode: 74 });
  });

  it('for read models that cannot be opened is told with their folder and the cause, and exit code 74', () => {
    expect(failedStart(new ReadStoreFault('./data', new Error('database or disk is full')))).toEqual({
      lines: ['The read models in ./data cannot be opened or written: Error: database or disk is full'],
      exitCode: 74,
    });
  });

  it('because the database went away meanwhile is told in one line, and exit code 75', () => {
    expect(failedStart(new ReadStoreUnavailable(new Error('shut down')))).toEqual({
      lines: ['The database of the read models does not answer: shut down'],
      exitCode: 75,
    });
  });

  it('for read models of another log is told with both places and what differs, and exit code 78', () => {
    const { lines, exitCode } = failedStart(new OfAnotherLog('PostgreSQL at db/entente', './data', 'they have come further'));
    expect(lines).toEqual([
      expect.stringMatching(
        /^The read models in PostgreSQL at db\/entente do not belong to the log in \.\/data: they have come further\. /,
      ),
    ]);
    expect(exitCode).toBe(78);
  });

  it('because the port is taken names PORT and its value', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => first.once('listening', listening));
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { lines, exitCode } = failedStart(await faultOfListening(createServer(), '127.0.0.1', port));
    first.close();
    expect({ lines, exitCode }).toEqual({ lines: [expect.stringContaining(`PORT ${port} of 127.0.0.1 is taken: `)], exitCode: 1 });
  });

  it('because no machine has the address names HOST', async () => {
    const { lines } = failedStart(await faultOfListening(createServer(), '192.0.2.1', 0));
    expect(lines).toEqual(['The server cannot listen on HOST 192.0.2.1: EADDRNOTAVAIL']);
  });

  it('for any other reason is told with all that is known, since that is a defect', () => {
    const fault = new Error('Nobody thought of this');
    expect(failedStart(fault)).toEqual({ lines: [fault.stack], exitCode: 1 });
  });
});
