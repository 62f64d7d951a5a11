/** What the server and the command line say that they are; the version is the package's. */
export const product = { name: 'Entente', version: '0.1.0' } as const;
