import { IDENTIFIER } from '@entente/kernel';
import { z } from 'zod';

/** The identifier of one of a partnership's integrations, or of something within it. */
export const IntegrationId = z.string().regex(IDENTIFIER).describe('Tells apart what a partnership has several of');

const LONGEST = 64;

/** The integration of a product: `Jira` and `JIRA` are one, and what has no product is `main`. */
export function integrationIdOf(product: string | null): string {
  const plain = (product ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+/, '').slice(0, LONGEST).replace(/-+$/, '') || 'main';
}
