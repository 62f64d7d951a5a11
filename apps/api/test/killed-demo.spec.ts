import { BuiltServer, copyOfBuild } from '../../../test/e2e/server/built-server.js';
import { playDemo } from '../src/demo/demo.js';
import { LogOfDemo } from './log-of-demo.js';

/** Where the first server is killed: about half of the story. */
const HALF = 300;

describe('A server that is killed while it plays the demonstration', () => {
  const [killed, undisturbed] = [new LogOfDemo(), new LogOfDemo()];
  const build = copyOfBuild();

  afterAll(() => {
    build.remove();
    killed.remove();
    undisturbed.remove();
  });

  it('goes on with it at the next start, to the same last byte, and says nothing in the log', async () => {
    // Nobody can look on before there are files.
    await (await killed.open(false)).close();
    const onlooker = await killed.open(true);
    const first = BuiltServer.launch(build.folder, { DATA_DIR: killed.folder, DEMO: 'auto' });
    for await (const { position } of onlooker.subscribe({ after: 0 })) if (position >= HALF) break;
    await first.kill();
    const cutAt = await onlooker.head();
    await onlooker.close();

    const second = await BuiltServer.start(build.folder, { DATA_DIR: killed.folder, DEMO: 'auto' });
    const { words } = second;
    await second.stop();
    await playDemo(undisturbed.folder);

    const [story, events] = [await undisturbed.events(), await killed.events()];
    expect(events.slice(0, story.length)).toEqual(story);
    expect(story.length).toBeGreaterThan(cutAt);
    // Behind the story the server lives on: what was due since then is done in the present, by timers alone.
    const since = events.slice(story.length).map(({ type, metadata }) => ({ type, role: metadata.role }));
    expect(since).toEqual(since.map(() => ({ type: 'IntegrationMarkedStale', role: 'AUTOMATION' })));
    expect(words).not.toMatch(/^\{/m);
  });
});
