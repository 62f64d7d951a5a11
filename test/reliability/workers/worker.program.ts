import { opened } from './shared-readers.js';

/** Keeps as many of the shared readers as fall to it, until it is ended. */
const [connectionString = '', databaseUrl = ''] = process.argv.slice(2);
const house = await opened({ connectionString, databaseUrl });
await house.runner.start();
process.send?.('started');
process.once('SIGTERM', () => void house.close().then(() => process.exit()));
