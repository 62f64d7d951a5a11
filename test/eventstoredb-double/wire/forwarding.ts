import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';
import { notReady } from './status.js';
import type { Store } from './store.js';
import type { Result } from './unary.js';

/** A follower hands on an append that does not ask for the leader, and answers as the leader does. */
export async function forward(
  store: Store,
  messages: readonly streams.AppendReq[],
  metadata: grpc.Metadata,
): Promise<Result<streams.AppendResp>> {
  const leader = store.leader();
  if (leader === undefined) return { refusal: notReady() };
  const forLeader = metadata.clone();
  forLeader.set('requires-leader', 'true');
  const client = new streamServices.StreamsClient(`${leader.host}:${leader.port}`, grpc.credentials.createInsecure());
  try {
    return await new Promise((resolve) => {
      const call = client.append(forLeader, (refusal, response) => resolve(refusal === null ? { response } : { refusal }));
      for (const message of messages) call.write(message);
      call.end();
    });
  } finally {
    client.close();
  }
}
