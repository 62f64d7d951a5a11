import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Position } from '../log/event-record.js';
import { nameOf } from './messages.js';

type Options = streams.ReadReq.Options;

export type From<T> = T | 'start' | 'end';

export type ReadRequest =
  | { readonly kind: 'stream'; readonly stream: string; readonly from: From<bigint>; readonly backwards: boolean; readonly count: number }
  | { readonly kind: 'all'; readonly from: From<Position>; readonly backwards: boolean; readonly count: number }
  | { readonly kind: 'subscribe-to-stream'; readonly stream: string; readonly from: From<bigint> }
  | {
      readonly kind: 'subscribe-to-all';
      readonly from: From<Position>;
      readonly filter: streams.ReadReq.Options.FilterOptions | undefined;
    };

export function requestOf(options: Options | undefined): ReadRequest | undefined {
  const [stream, all] = [options?.getStream(), options?.getAll()];
  if (options === undefined) return undefined;
  if (stream !== undefined) return ofStream(options, stream);
  return all === undefined ? undefined : ofAll(options, all);
}

function ofStream(options: Options, asked: streams.ReadReq.Options.StreamOptions): ReadRequest {
  const stream = nameOf(asked.getStreamIdentifier());
  const from = asked.hasStart() ? 'start' : asked.hasEnd() ? 'end' : BigInt(asked.getRevision());
  return options.hasSubscription() ? { kind: 'subscribe-to-stream', stream, from } : { kind: 'stream', stream, from, ...extent(options) };
}

function ofAll(options: Options, asked: streams.ReadReq.Options.AllOptions): ReadRequest {
  const from = asked.hasStart() ? 'start' : asked.hasEnd() ? 'end' : positionOf(asked.getPosition());
  if (options.hasSubscription()) return { kind: 'subscribe-to-all', from, filter: options.getFilter() };
  return { kind: 'all', from, ...extent(options) };
}

function positionOf(position: streams.ReadReq.Options.Position | undefined): From<Position> {
  if (position === undefined) return 'start';
  return { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}

function extent(options: Options): { readonly backwards: boolean; readonly count: number } {
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  return { backwards, count: Number(options.getCount()) };
}
