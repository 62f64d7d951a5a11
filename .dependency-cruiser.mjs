const stage = '^libs/(lifecycle|programmes)/([^/]+)/';
const room = (name) => `^libs/.+/${name}/`;
const npm = (...names) => `node_modules/(?:${names.join('|')})(?:/|$)`;
const notSpec = '\\.spec\\.ts$';

/** The table of section "Boundaries" in the README: each row a rule, and no exemptions. */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'kernel-knows-only-the-schema-library',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: notSpec },
      to: { pathNot: ['^libs/kernel/', npm('zod')] },
    },
    {
      name: 'domain-is-pure',
      comment: 'A domain knows the kernel, its own folder and the events of other stages.',
      severity: 'error',
      from: { path: room('domain'), pathNot: notSpec },
      to: { pathNot: ['^libs/kernel/', npm('zod'), '^libs/(?:lifecycle|programmes)/[^/]+/domain/'] },
    },
    {
      name: 'a-stage-knows-the-events-of-another-and-no-more',
      severity: 'error',
      from: { path: stage, pathNot: notSpec },
      to: { path: stage, pathNot: ['^libs/$1/$2/', '\\.events\\.ts$'] },
    },
    {
      name: 'read-never-commands',
      severity: 'error',
      from: { path: room('read'), pathNot: notSpec },
      to: {
        path: [room('api'), room('automation'), '^libs/(?:event-store|access|graphql|streams|testing)/', '\\.(?:decider|commands)\\.ts$'],
      },
    },
    {
      name: 'automation-never-reads',
      severity: 'error',
      from: { path: room('automation'), pathNot: notSpec },
      to: { pathNot: ['^libs/kernel/', '\\.events\\.ts$', '\\.commands\\.ts$'] },
    },
    {
      name: 'api-never-decides-or-stores',
      severity: 'error',
      from: { path: room('api'), pathNot: notSpec },
      to: {
        path: [
          '\\.decider\\.ts$',
          '\\.rules\\.ts$',
          '\\.projection\\.ts$',
          '^libs/event-store/(?:sqlite|in-memory|eventstoredb|log)/',
          npm('better-sqlite3', 'kysely', 'pg'),
        ],
      },
    },
    { name: 'libs-never-know-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(?:apps|libs)/', pathNot: [notSpec, '/testing/', '^apps/[^/]+/test/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'adapters-stand-behind-the-port',
      comment: 'Only the composition root names an event-store adapter.',
      severity: 'error',
      from: { path: '^libs/(?!event-store/)', pathNot: [notSpec, '^libs/testing/'] },
      to: { path: '^libs/event-store/(?:sqlite|in-memory|eventstoredb|log)/' },
    },
    {
      name: 'sql-stays-in-the-stores',
      severity: 'error',
      from: { path: '^(?:libs/(?:kernel|access|graphql|streams)|apps)/', pathNot: [notSpec, '/test/'] },
      to: { path: npm('better-sqlite3', 'kysely', 'pg') },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
    },
  },
};
