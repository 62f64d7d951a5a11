/** A passage of a file, which stands in it once, and what a defect makes of it. */
interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A fault that somebody could well write: it compiles, and it breaks something that is guaranteed. */
export interface Defect {
  readonly name: string;
  /** In a sentence, what goes wrong with it. */
  readonly breaks: string;
  readonly edits: readonly Edit[];
  /** The specs that must notice, each of them. */
  readonly noticedBy: readonly string[];
}

/** The code has moved on: a defect that cannot be planted any more proves nothing. */
export class DefectOutdated extends Error {
  constructor({ name }: Defect, { file, from }: Edit, times: number) {
    super(`${name}: ${file} must have this once, and has it ${times} times: ${from}`);
    this.name = 'DefectOutdated';
  }
}

/**
 * The files as a defect leaves them, by their paths.
 * @throws DefectOutdated
 */
export function planted(defect: Defect, read: (file: string) => string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const edit of defect.edits) {
    const parts = (files.get(edit.file) ?? read(edit.file)).split(edit.from);
    if (parts.length !== 2) throw new DefectOutdated(defect, edit, parts.length - 1);
    files.set(edit.file, parts.join(edit.to));
  }
  return files;
}
