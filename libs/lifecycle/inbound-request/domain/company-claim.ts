import type { CaptureRequest, RequestPartnership } from './inbound-request.commands.js';

const LEGAL_FORMS = /\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|sa|srl|bv|nv|oy|ab|as|pty|kk)\b\.?/gu;
const LONGEST_KEY = 120;

/** A company's name without case, accents, punctuation, white space and legal form: `Red Hat, Inc.` and `redhat` are one. */
export function normalisedName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  return (letters(plain.replace(LEGAL_FORMS, ' ')) || letters(plain)).slice(0, LONGEST_KEY);
}

/** The host of a web address without `www.`, in lower case. */
export function webDomain(website: string): string | undefined {
  const host = /^https?:\/\/(?:[^/@]*@)?(?:www\.)?([^/:?#]+)/i.exec(website)?.[1];
  return host?.toLowerCase().replace(/\.$/, '').slice(0, LONGEST_KEY);
}

/** The streams in which a company's one open request is claimed (IN-8). */
export function companyKeys({ data }: RequestPartnership | CaptureRequest): readonly string[] {
  const name = normalisedName(data.partnerName);
  const domain = data.website === null ? undefined : webDomain(data.website);
  return [...(name === '' ? [] : [`companyName-${name}`]), ...(domain === undefined ? [] : [`companyDomain-${domain}`])];
}
