import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Place } from './listening.js';

/** Stands where an application will listen, and answers that it lives and is not ready. */
export interface WaitingRoom {
  close(): Promise<void>;
}

const PROBLEM = JSON.stringify({ title: 'Service Unavailable', status: 503, detail: 'The process is starting' });

const answer: RequestListener = ({ url }, response) => {
  response.setHeader('cache-control', 'no-store').setHeader('connection', 'close');
  if (url === '/health/live') response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
  else response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' }).end(PROBLEM);
};

/** @throws as `listen` does, before anything else has been begun */
export async function openWaitingRoom(place: Place): Promise<WaitingRoom> {
  const server = createServer(answer).listen(place);
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
