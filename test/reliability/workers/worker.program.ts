import { opened } from './shared-readers.js';

/** Keeps as many of the shared readers as fall to it, from when it is told to start until it is ended. */
const [connectionString = '', databaseUrl = ''] = process.argv.slice(2);
const tell = (word: string): void => void process.send?.(word);
process.once('message', () => void keep());
tell('ready');

async function keep(): Promise<void> {
  const house = await opened({ connectionString, databaseUrl }, () => tell('repeated'));
  process.once('SIGTERM', () => void house.close().then(() => process.exit()));
  await house.start();
  tell('started');
}
