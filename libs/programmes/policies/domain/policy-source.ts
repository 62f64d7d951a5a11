import { Text } from '@entente/kernel';
import { z } from 'zod';

/** Where a version of a policy comes from. */
export const PolicySource = z
  .strictObject({
    document: Text.describe('The document that it was read in'),
    anchor: Text.describe('The place in the document'),
    note: Text.nullable().describe('How it was read, where the document leaves room'),
  })
  .describe('Where the version comes from');
