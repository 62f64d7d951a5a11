import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { ProbeApplication } from '../../test/probe-application.js';
import { printedSchema } from './printed-schema.js';

describe('The printed schema', () => {
  it('is the one that is served, in an order that does not hang on the order of modules', async () => {
    const probe = await ProbeApplication.start();
    const printed = printedSchema(probe.app);
    await probe.app.close();
    expect(printed).toContain('forManagersAndPartners: String!');
    expect(printed).toBe(`${printSchema(lexicographicSortSchema(buildSchema(printed)))}\n`);
  });
});
