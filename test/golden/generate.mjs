import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogued } from '../../dist/apps/api/src/slices.js';
import { withCurrentIndex } from '../architecture/slice-index.mjs';
import { exampleOf } from './example.mjs';

// Writes what follows from the code: the README's index, and an example of each event version that has none yet.
// An example that exists is never written again: it stands for events that are in somebody's log.

const root = resolve(import.meta.dirname, '../..');
const readme = resolve(root, 'README.md');
writeFileSync(readme, withCurrentIndex(readFileSync(readme, 'utf8')));

for (const { type, version, jsonSchema } of catalogued) {
  const path = resolve(import.meta.dirname, `${type}.v${version}.json`);
  if (existsSync(path)) continue;
  writeFileSync(path, `${JSON.stringify({ type, schemaVersion: version, data: exampleOf(jsonSchema) }, undefined, 2)}\n`);
}
