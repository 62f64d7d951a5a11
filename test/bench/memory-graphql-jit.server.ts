import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSchema, parse, validate } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { z } from 'zod';
import { pageInMemory, PAGE_SCHEMA } from './memory-page.js';

const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

const schema = buildSchema(PAGE_SCHEMA);
const compiled = new Map<string, CompiledQuery>();

/** What a compiling executor allows on a bare HTTP server: documents compiled once, rows in memory. */
process.once('message', (answer: string) => {
  const root = pageInMemory(answer);
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { query, variables } = Body.parse(JSON.parse(body));
      const text = JSON.stringify(await compiledOf(query).query(root, {}, variables));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
});

function compiledOf(query: string): CompiledQuery {
  const known = compiled.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error !== undefined) throw error;
  const made = compileQuery(schema, document);
  if (!isCompiledQuery(made)) throw new Error(JSON.stringify(made));
  compiled.set(query, made);
  return made;
}
