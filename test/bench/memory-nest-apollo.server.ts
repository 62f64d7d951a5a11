import 'reflect-metadata';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { pageInMemory, PAGE_SCHEMA } from './memory-page.js';

/** What Nest and Apollo are without any of our own: their usual settings, rows in memory. */
process.once('message', (answer: string) => {
  void serve(answer);
});

async function serve(answer: string): Promise<void> {
  const { partnerships } = pageInMemory(answer);

  class Pages {
    partnerships(): typeof partnerships {
      return partnerships;
    }
  }
  // This program is not compiled, so that decorators are called by hand.
  Resolver()(Pages);
  Query('partnerships')(Pages.prototype, 'partnerships', Reflect.getOwnPropertyDescriptor(Pages.prototype, 'partnerships') ?? {});
  const graphql = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, typeDefs: PAGE_SCHEMA });
  const root = { module: Pages, imports: [graphql], providers: [Pages] };
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  process.send?.({ port: Number(new URL(await app.getUrl()).port) });
}
