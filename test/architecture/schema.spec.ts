import { execFileSync } from 'node:child_process';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, buildSchema } from 'graphql';
import { read } from './sources.js';

describe('The public schema', () => {
  it('is committed as the built server has it: npm run schema writes it', () => {
    const current = execFileSync(process.execPath, ['dist/apps/api/src/print-schema.js'], { encoding: 'utf8' });
    expect(current).toBe(read('schema.graphql'));
  });

  it('describes every type, field, argument and enum value', () => {
    const types = Object.values(buildSchema(read('schema.graphql')).getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    const bare = types.flatMap((type) => {
      const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
      const values = isEnumType(type) ? type.getValues() : [];
      const args = fields.flatMap((field) => ('args' in field ? field.args.map((arg) => ({ ...arg, name: `${field.name}(${arg.name})` })) : []));
      return [type, ...fields, ...values, ...args].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`);
    });
    const standard = ['String.String', 'Int.Int', 'Boolean.Boolean', 'ID.ID', 'Float.Float', 'Query.Query', 'Mutation.Mutation', 'Subscription.Subscription'];
    expect(bare.filter((name) => !standard.includes(name))).toEqual([]);
  });
});
