/** Ends a run with one line that tells what passed, for people and for machines. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests }) {
    // A suite that could not even be loaded has no failed test of its own.
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    const skipped = numPendingTests === 0 ? '' : `, ${numPendingTests} skipped`;
    console.log(`${numPassedTests} passed, ${failed} failed${skipped}`);
  }
}
