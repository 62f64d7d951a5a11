import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as JsonLogger } from 'nestjs-pino';
import { openWaitingRoom } from './waiting-room.js';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Starts the application and lets it listen. Until it can, which may take as long as its stores are away, its place says so. */
export async function startAt(place: Place, create: () => Promise<NestFastifyApplication>): Promise<NestFastifyApplication> {
  const waitingRoom = await openWaitingRoom(place);
  const app = await create().finally(() => waitingRoom.close());
  await listen(app, place);
  return app;
}

/** A refusal to listen is told as every failed start is, once; Nest would log it beside. */
async function listen(app: NestFastifyApplication, place: Place): Promise<void> {
  Logger.overrideLogger(false);
  try {
    await app.listen(place);
  } catch (fault) {
    await app.close();
    throw fault;
  }
  app.useLogger(app.get(JsonLogger));
}
