import type { InboundRequestCommand } from './inbound-request.commands.js';
import type { InboundRequest } from './inbound-request.state.js';

const FORMS = 'inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag kg sa srl bv nv oy ab as pty kk';
const LEGAL_FORMS = new Set(FORMS.split(' '));
const LONGEST_KEY = 120;

/**
 * A company's name without case, accents, punctuation, white space and the legal forms at its end: `Red Hat, Inc.` and
 * `redhat` are one. Empty when the name has neither letter nor digit.
 */
export function normalisedName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .split(/[\s,]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '');
  const last = words.findLastIndex((word) => !LEGAL_FORMS.has(word));
  return cut((last === -1 ? words : words.slice(0, last + 1)).join(''));
}

/** By whole characters: half of one would be no text. */
function cut(text: string): string {
  return Array.from(text).slice(0, LONGEST_KEY).join('');
}

/** The host of a web address as browsers read it, without `www.`, in lower case: one host has many spellings. */
export function webDomain(website: string): string | undefined {
  const host = URL.parse(website)?.hostname ?? '';
  return host === '' ? undefined : cut(host.replace(/^www\.(?=.)/, '').replace(/\.$/, ''));
}

/** The streams in which a company's one open request is claimed (IN-8); none for a command that makes no request. */
export function companyKeys({ type, data }: InboundRequestCommand, state: InboundRequest): readonly string[] {
  if ('partnerName' in data) return keysOf(data);
  return type === 'ReopenRequest' && state.status === 'DECLINED' ? keysOf(state) : [];
}

/** What is asked anew claims before it is made: an automation makes it, and must find its place free. */
export function companyClaimant({ type, data }: InboundRequestCommand): string | undefined {
  return type === 'ReopenRequest' ? data.newPartnershipId : undefined;
}

function keysOf({ partnerName, website }: { readonly partnerName: string; readonly website: string | null }): readonly string[] {
  const name = normalisedName(partnerName);
  const domain = website === null ? undefined : webDomain(website);
  return [...(name === '' ? [] : [`companyName-${name}`]), ...(domain === undefined ? [] : [`companyDomain-${domain}`])];
}
