import { relative } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** How the specs went that were run together. */
export type SuitesOutcome =
  /** Of each spec the first test that failed; undefined when all passed. */
  | { readonly kind: 'run'; readonly firstFailures: ReadonlyMap<string, string | undefined> }
  | { readonly kind: 'unusable'; readonly why: string };

/** What jest reported about specs in a folder. A spec that fails without a failing test could not be run, which tells nothing. */
export function outcomeOf(report: string, folder: string): SuitesOutcome {
  const firstFailures = new Map<string, string | undefined>();
  for (const { name, status, message, assertionResults } of Report.parse(JSON.parse(report)).testResults) {
    const suite = relative(folder, name);
    const failure = assertionResults.find((test) => test.status === 'failed');
    if (status === 'failed' && failure === undefined) return { kind: 'unusable', why: `cannot run ${suite}: ${message}` };
    firstFailures.set(suite, failure?.fullName);
  }
  return { kind: 'run', firstFailures };
}
