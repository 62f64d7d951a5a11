import { Server } from 'node:http';
import type { HttpAdapterHost } from '@nestjs/core';

/** The HTTP server of Node that an application listens by. */
export function nodeServerOf({ httpAdapter }: HttpAdapterHost): Server {
  const server: unknown = httpAdapter.getHttpServer();
  if (isServer(server)) return server;
  throw new TypeError('The application needs an HTTP server of Node');
}

function isServer(value: unknown): value is Server {
  return value instanceof Server;
}
