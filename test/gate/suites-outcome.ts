import { relative } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.enum(['passed', 'failed', 'focused', 'skipped', 'pending', 'todo']),
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

/** What jest printed as JSON, about specs in a folder. A spec that fails without a failing test could not be run, which tells nothing. */
export function outcomeOf(printed: string, said: string, folder: string): SuitesOutcome {
  const report = Report.safeParse(parsed(printed));
  if (!report.success) return { kind: 'unusable', why: `jest gave no report: ${said.slice(-2_000)}` };
  const firstFailures = new Map<string, string | undefined>();
  for (const { name, status, message, assertionResults } of report.data.testResults) {
    const failure = assertionResults.find((test) => test.status === 'failed');
    if (status === 'failed' && failure === undefined)
      return { kind: 'unusable', why: `${relative(folder, name)} cannot be run: ${message}` };
    firstFailures.set(relative(folder, name), failure?.fullName);
  }
  return { kind: 'run', firstFailures };
}

function parsed(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}
