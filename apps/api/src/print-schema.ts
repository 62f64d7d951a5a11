import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { readConfiguration } from './configuration.js';
import { printedSchema } from './graphql/printed-schema.js';
import { SystemClock } from './system-clock.js';

const dataDir = mkdtempSync(join(tmpdir(), 'schema-'));
const configuration = readConfiguration({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMO: 'off' });
const app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
await app.init();
process.stdout.write(printedSchema(app));
await app.close();
rmSync(dataDir, { recursive: true });
