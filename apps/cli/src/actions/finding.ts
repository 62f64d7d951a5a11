/** Something that is not as it should be, and what to do about it. */
export interface Finding {
  readonly part: 'configuration' | 'log' | 'read models';
  readonly place: string;
  readonly found: string;
  readonly advice: string;
}
