import { openLog } from './log-copy.js';

/** Holds the log of a folder open for writing until it is killed. */
const folder = process.argv[2] ?? '';
try {
  const store = await openLog(folder);
  process.send?.({ head: await store.head() });
} catch (error) {
  process.send?.({ refused: String(error) });
  process.disconnect();
}
