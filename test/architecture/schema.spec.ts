import { execFileSync } from 'node:child_process';
import { buildSchema, isEnumType, isInputObjectType, isObjectType, type GraphQLNamedType } from 'graphql';
import { read } from './sources.js';

describe('The public schema', () => {
  it('is committed as the built server has it: npm run generate writes it', () => {
    const current = execFileSync(process.execPath, ['dist/apps/api/src/print-schema.js'], { encoding: 'utf8' });
    expect(current).toBe(read('schema.graphql'));
  });

  it('describes every type, field, argument and enum value', () => {
    const types = Object.values(buildSchema(read('schema.graphql')).getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    const bare = types.flatMap((type) =>
      partsOf(type)
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    );
    const standard = [
      'String.String',
      'Int.Int',
      'Boolean.Boolean',
      'ID.ID',
      'Float.Float',
      'Query.Query',
      'Mutation.Mutation',
      'Subscription.Subscription',
    ];
    expect(bare.filter((name) => !standard.includes(name))).toEqual([]);
  });
});

interface Part {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function partsOf(type: GraphQLNamedType): readonly Part[] {
  if (isEnumType(type)) return [type, ...type.getValues()];
  if (isInputObjectType(type)) return [type, ...Object.values(type.getFields())];
  if (!isObjectType(type)) return [type];
  const fields = Object.values(type.getFields());
  return [
    type,
    ...fields,
    ...fields.flatMap(({ name, args }) => args.map((arg) => ({ name: `${name}(${arg.name})`, description: arg.description }))),
  ];
}
