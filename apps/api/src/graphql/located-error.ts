import { GraphQLError } from 'graphql';

/** An error of compiled code as graphql-js has it: one that others may add to. */
export function locatedAs({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  // One that tells its place already is given as it is.
  if (originalError instanceof GraphQLError && Array.isArray(originalError.path)) return originalError;
  return Object.assign(new GraphQLError(message, { path, originalError: originalError ?? new Error(message) }), { locations });
}
