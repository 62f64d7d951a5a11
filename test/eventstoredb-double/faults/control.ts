import { z } from 'zod';
import { Call, Fault, Occasion, StatusName } from './fault.js';

/** What the test asks of the double's process. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('switch-on'), fault: Fault, occasion: Occasion }),
  z.object({ do: z.literal('switch-off'), fault: z.number() }),
  z.object({ do: z.literal('switch-all-off') }),
  z.object({ do: z.literal('struck'), fault: z.number() }),
  z.object({ do: z.literal('forget-ids') }),
  z.object({ do: z.literal('reset-connections') }),
  z.object({ do: z.literal('end-subscriptions'), status: StatusName }),
  z.object({ do: z.literal('count') }),
  z.object({ do: z.literal('members') }),
]);
export type Order = z.infer<typeof Order>;

export const NumberedOrder = z.object({ order: z.number(), body: Order });
export const Report = z.object({ order: z.number(), answer: z.unknown().optional() });

const perCall = z.partialRecord(Call, z.number());

/** How much the double has seen. */
export const Counts = z.object({
  /** Since its process started. */
  calls: perCall,
  /** Now under way. */
  open: perCall,
  /** What was sent in answer to reads and subscriptions. */
  responses: z.number(),
  connections: z.number(),
  /** The events of its log, system events included. */
  events: z.number(),
});
export type Counts = z.infer<typeof Counts>;

export const Ready = z.object({ ready: z.literal(true) });

/** How the process is started, as its one argument. */
export const Setup = z.object({
  folder: z.string(),
  port: z.number(),
  host: z.string(),
  tls: z.object({ certificate: z.string(), key: z.string() }).optional(),
  credentials: z.object({ username: z.string(), password: z.string() }).optional(),
  maxStreams: z.number(),
  mostAppendBytes: z.number(),
  version: z.string(),
  /** The ports of all nodes that share the folder, and which of them this one is. */
  cluster: z.object({ ports: z.array(z.number()), own: z.number() }).optional(),
});
export type Setup = z.infer<typeof Setup>;
