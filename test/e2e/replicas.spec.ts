import { copyOfBuild, BuiltServer } from './server/built-server.js';
import { BuiltWorker } from './server/built-worker.js';
import { Issuer } from './server/issuer.js';

const EX_CONFIG = 78;
const refusal = (variable: string, who: string) =>
  new RegExp(`${variable} must be set ${who}: the embedded .* cannot be shared by processes`);

describe('Where the log or the read models are one process’s own', () => {
  it('a server that leaves the readers to workers, and a worker, are refused', async () => {
    const [build, { environment }] = [copyOfBuild(), await Issuer.create()];
    const server = BuiltServer.launch(build.folder, { ...environment, RUNNERS: 'off' });
    const worker = BuiltWorker.launch(build.folder, environment);
    expect(await Promise.all([server.exitCode(), worker.exitCode()])).toEqual([EX_CONFIG, EX_CONFIG]);
    for (const variable of ['EVENTSTORE_URL', 'DATABASE_URL']) expect(worker.words).toMatch(refusal(variable, 'for a worker'));
    build.remove();
  }, 60_000);
});
