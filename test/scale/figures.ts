/** A figure beside the most that it may be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MiB';
  readonly most: number;
}
