import { streamOf } from '@entente/kernel'; export const b=streamOf('a','b');
