import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { readWorkerConfiguration } from '../../apps/worker/src/worker-configuration.js';

/** No container engine is at hand where the tests run: what an engine would do with these files is read here, not seen. */
const ROOT = resolve(import.meta.dirname, '../..');
const GIVEN: Readonly<Record<string, string>> = {
  JWT_ISSUER: 'https://issuer.example.com',
  JWT_AUDIENCE: 'entente',
  JWT_JWKS_URL: 'https://issuer.example.com/keys',
};

/** In the place of one that is only there once the certificates are made. */
const A_FILE = resolve(ROOT, 'package.json');

const Service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  profiles: z.array(z.string()),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  volumes: z.array(z.string()).default([]),
});
const Compose = z.object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) });
type Service = z.infer<typeof Service>;

/** As the engine does after it has read the file. */
const interpolated = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, given).replace('/authority/ca.crt', A_FILE) : value;
const given = (_all: string, name: string, kind: string, rest: string): string =>
  GIVEN[name] ?? (kind === '-' ? rest : `<${name} is missing>`);

const text = readFileSync(resolve(ROOT, 'docker-compose.yml'), 'utf8');
const { services, volumes } = Compose.parse(parse(text, (_key, value: unknown) => interpolated(value), { merge: true }));
const ofProfile = (profile: string): readonly string[] =>
  Object.keys(services).filter((name) => services[name]?.profiles.includes(profile) === true);

/** What the image gives to every process. */
const image = Object.fromEntries(
  [...(/^ENV (.*)$/m.exec(readFileSync(resolve(ROOT, 'Dockerfile'), 'utf8'))?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

const isWorker = ({ command }: Service): boolean => command?.some((word) => word.endsWith('apps/worker/src/main.js')) === true;
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);

describe('docker-compose.yml', () => {
  it('has a profile for each way to run', () => {
    expect(ofProfile('default')).toEqual(['api']);
    expect(ofProfile('eventstoredb')).toEqual(['replica', 'worker', 'postgres', 'eventstoredb']);
    const cluster = ['cluster-replica', 'cluster-worker', 'postgres', 'certificates', 'node1', 'node2', 'node3'];
    expect(ofProfile('cluster')).toEqual(cluster);
  });

  it.each(ours)('starts %s by settings that it accepts', (_name, service) => {
    const settings = { ...image, ...service.environment };
    const started = isWorker(service) ? readWorkerConfiguration(settings) : readConfiguration(settings);
    // As the image's health check asks.
    expect('health' in started ? started.health : { host: started.host, port: started.port }).toEqual({ host: '0.0.0.0', port: 3000 });
  });

  it.each(ours)('shows %s hosts of its own profile alone', (_name, { profiles, environment }) => {
    const addresses = [environment['EVENTSTORE_URL'], environment['DATABASE_URL']].filter((address) => address !== undefined);
    const hosts = addresses.flatMap((address) => [...address.matchAll(/(?<=[/@,])[a-z]+\d?(?=:\d)/g)].map(([host]) => host));
    const there = profiles.flatMap(ofProfile);
    expect(hosts.filter((host) => !there.includes(host))).toEqual([]);
    expect(hosts.length > 0).toBe(profiles.every((profile) => profile !== 'default'));
  });

  it('leaves read models to workers wherever there is one', () => {
    const replicas = ours.filter(([, service]) => !isWorker(service) && !service.profiles.includes('default'));
    expect(replicas.map(([, { environment }]) => environment['RUNNERS'])).toEqual(['off', 'off']);
  });

  it('pins every image, and declares every volume that it mounts', () => {
    for (const { image: pinned } of Object.values(services)) expect(pinned ?? 'ours:1.0').toMatch(/:\d+(\.\d+)+$/);
    const mounted = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]));
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(volumes).sort());
  });

  it('gives every process a folder for what databases put aside, since its own are read-only', () => {
    expect(image['TMPDIR']).toBe(image['DATA_DIR']);
    expect(readFileSync(resolve(ROOT, 'Dockerfile'), 'utf8')).toContain(`VOLUME ${image['TMPDIR']}\n`);
  });

  it.each(ours)('lets %s know when the team works', (_name, { environment }) => {
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(['TIME_ZONE', 'HOLIDAYS', 'LOG_LEVEL']));
  });

  it('keeps the keys of the nodes from whoever is not a node', () => {
    for (const [, service] of ours) expect(service.volumes.filter((volume) => volume.startsWith('certificates'))).toEqual([]);
  });
});
