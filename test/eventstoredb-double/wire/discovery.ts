import type { handleUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Member } from '../faults/fault.js';
import type { Store } from './store.js';
import { unary } from './unary.js';

/** What a client learns of the server before it calls it: which methods it has, and which nodes there are. */
export const featuresHandler = (store: Store): handleUnaryCall<shared.Empty, features.SupportedMethods> =>
  unary(store, 'features', () => ({ response: supported(store.version) }));

export const gossipHandler = (store: Store): handleUnaryCall<shared.Empty, gossip.ClusterInfo> =>
  unary(store, 'gossip', () => {
    const members = store.faults.strikes('gossip-view')?.members ?? store.members();
    return { response: new gossip.ClusterInfo().setMembersList(members.map(memberInfo)) };
  });

function supported(version: string): features.SupportedMethods {
  const methods = Object.values(streamServices.StreamsService).map(({ path }) => {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    return new features.SupportedMethod().setServiceName(service).setMethodName(method);
  });
  return new features.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods);
}

function memberInfo({ host, port, state, alive }: Member): gossip.MemberInfo {
  const info = new gossip.MemberInfo();
  info.setInstanceId(new shared.UUID().setString(`00000000-0000-4000-8000-${port.toString().padStart(12, '0')}`));
  info.setTimeStamp(`${BigInt(Date.now()) * 10_000n}`);
  info.setState(gossip.MemberInfo.VNodeState[state]);
  info.setIsAlive(alive);
  info.setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
  return info;
}
