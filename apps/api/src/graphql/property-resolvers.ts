import { isObjectType, type GraphQLSchema } from 'graphql';

/** The name that Nest gives to the resolver of a field that is read from its object, and that nobody gave one. */
const READS_A_PROPERTY = 'rootFieldResolver';

/** Takes away the resolvers that do what executors do of themselves: a compiled query then reads the property where it stands. */
export function withoutPropertyResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields()))
      if (field.resolve?.name === READS_A_PROPERTY) Reflect.deleteProperty(field, 'resolve');
  }
  return schema;
}
