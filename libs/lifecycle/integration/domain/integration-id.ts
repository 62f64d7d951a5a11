import { IDENTIFIER } from '@entente/kernel';
import { z } from 'zod';

/** The identifier of one of a partnership's integrations, or of something within it. */
export const IntegrationId = z.string().regex(IDENTIFIER).describe('Tells apart what a partnership has several of');

const LONGEST = 64;
/** Letters, numbers and their marks beyond ASCII, but for the accents of its letters. */
const OTHER_SCRIPT = /[[\p{L}\p{N}\p{M}]--[\p{ASCII}\u0300-\u036f]]/gv;

/** The integration of a product: `Jira` and `JIRA` are one, what has no product is `main`, and other scripts are told apart. */
export function integrationIdOf(product: string | null): string {
  const plain = (product ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(OTHER_SCRIPT, (character) => character.codePointAt(0)?.toString(16) ?? '')
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+/, '').slice(0, LONGEST).replace(/-+$/, '') || 'main';
}
