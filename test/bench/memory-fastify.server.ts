import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The quickest that the product's own HTTP server can answer: ready-made bytes. */
process.once('message', (answer: string) => {
  void serve(answer);
});

async function serve(answer: string): Promise<void> {
  // The version of Fastify that Nest brings, and nothing of Nest around it.
  const fastify = new FastifyAdapter().getInstance();
  fastify.post('/graphql', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(answer));
  const address = await fastify.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ port: Number(new URL(address).port) });
}
