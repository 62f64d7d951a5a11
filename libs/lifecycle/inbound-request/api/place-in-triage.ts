interface Place {
  readonly platform: boolean;
  readonly demandSignals: number;
  readonly position: number;
}

/** Why a request stands where it stands in the triage queue: all that the order goes by, in its order (CL-7). */
export function reasonOf({ platform, demandSignals, position }: Place): string {
  const partner = platform ? 'A platform partner, which comes first' : 'Not a platform partner';
  const demand = demandSignals === 1 ? '1 signal of customers’ demand' : `${demandSignals || 'no'} signals of customers’ demand`;
  return `${partner}; ${demand}; at position ${position} of the log`;
}
