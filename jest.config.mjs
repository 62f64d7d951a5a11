const swc = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser,
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];
const esmOnly = ['@nestjs', 'jose', 'kysely', 'graphql-scalars', 'graphql-ws', 'nestjs-pino', 'cookie', 'marked'];

export default {
  testEnvironment: 'node',
  testTimeout: 30_000,
  // Much of what is tested waits for other processes: a core that is left to them is wasted.
  maxWorkers: '100%',
  reporters: [['default', { summaryThreshold: 1 }], '<rootDir>/test/closing-line.reporter.mjs'],
  setupFiles: ['<rootDir>/jest.setup.mjs'],
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@entente/(lifecycle|programmes)/([^/]+)$': '<rootDir>/libs/$1/$2/index.ts',
    '^@entente/([^/]+)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
