/** For a person at the terminal; standard output belongs to the log and its lines of JSON. */
export function say(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}
