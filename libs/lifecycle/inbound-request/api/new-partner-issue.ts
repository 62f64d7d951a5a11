import { Url } from '@entente/kernel';
import { Lexer, type Token, type Tokens } from 'marked';
import { z } from 'zod';

/** What an issue of the template for new partners says; a topic or a name that is missing is blank. */
export interface NewPartnerIssue {
  /** Of the comment `<!-- template: … -->`; blank without one. */
  readonly template: string;
  readonly partnerName: string;
  readonly website: string | null;
  readonly product: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly technicalIntegration: string;
  readonly endUserBenefits: string;
  readonly businessRelationship: string;
}

const TEMPLATE = /^<!--\s*template:\s*([\w-]+)\s*-->/;
const TOPICS = ['technicalintegration', 'enduserbenefits', 'businessrelationship'];
const Email = z.email();

/** Stays at the top level: what stands in lists and quotes is not asked for, and their nesting has no end in hostile text. */
class TopLevelLexer extends Lexer {
  #inside = false;

  override blockTokens<T extends Token[]>(src: string, tokens: T, lastParagraphClipped?: boolean): T {
    if (this.#inside) return tokens;
    this.#inside = true;
    super.blockTokens(src, tokens, lastParagraphClipped);
    this.#inside = false;
    return tokens;
  }
}

/** Reads an issue's Markdown, whatever its line ends and in whatever order its headings stand. Any text has a reading. */
export function readNewPartnerIssue(description: string): NewPartnerIssue {
  // The inline tokens that `lex` would add are not needed, and cost seconds on hostile text.
  const tokens = new TopLevelLexer().blockTokens<Token[]>(description.replace(/\r\n?/g, '\n'), []);
  const topic = (name: string): string => textUnder(name, tokens);
  const contact = contactOf(tokens);
  const said = (label: string): string | null => contact.get(label) ?? null;
  return {
    template: templateOf(tokens),
    partnerName: said('companyname') ?? '',
    website: fitting(Url, said('website')),
    product: said('product'),
    contactName: said('contactname'),
    contactEmail: fitting(Email, said('contactemail')),
    technicalIntegration: topic('technicalintegration'),
    endUserBenefits: topic('enduserbenefits'),
    businessRelationship: topic('businessrelationship'),
  };
}

function templateOf(tokens: readonly Token[]): string {
  const marks = tokens.flatMap((token) => (token.type === 'html' ? [TEMPLATE.exec(token.raw.trim())?.[1] ?? ''] : []));
  return marks.find((mark) => mark !== '') ?? '';
}

/** All that stands under the first heading of this name, until the next heading of its level or above. */
function textUnder(name: string, tokens: readonly Token[]): string {
  const start = tokens.findIndex((token) => isHeading(token) && named(token.text) === name);
  return sectionAt(start, tokens)
    .filter((token) => !isComment(token))
    .map(({ raw }) => raw)
    .join('')
    .trim();
}

function sectionAt(start: number, tokens: readonly Token[]): readonly Token[] {
  const heading = tokens[start];
  if (heading === undefined || !isHeading(heading)) return [];
  const rest = tokens.slice(start + 1);
  const end = rest.findIndex((token) => isHeading(token) && token.depth <= heading.depth);
  return end === -1 ? rest : rest.slice(0, end);
}

/** Labels and values of the lists outside the three topics; of two values for one label the first that says something. */
function contactOf(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const contact = new Map<string, string>();
  for (const { text } of outsideTopics(tokens).flatMap(itemsOf)) {
    const colon = text.indexOf(':');
    const label = named(text.slice(0, Math.max(colon, 0)));
    const value = plain(text.slice(colon + 1));
    if (value !== '' && !contact.has(label)) contact.set(label, value);
  }
  return contact;
}

function outsideTopics(tokens: readonly Token[]): readonly Token[] {
  let topicDepth = 0;
  return tokens.filter((token) => {
    if (isHeading(token) && (topicDepth === 0 || token.depth <= topicDepth))
      topicDepth = TOPICS.includes(named(token.text)) ? token.depth : 0;
    return topicDepth === 0;
  });
}

function itemsOf(token: Token): readonly Tokens.ListItem[] {
  return isList(token) ? token.items : [];
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

/** The template's own hints are no answer. */
function isComment({ type, raw }: Token): boolean {
  const text = raw.trim();
  return type === 'html' && text.startsWith('<!--') && text.indexOf('-->') === text.length - 3;
}

/** A heading or a label without case, white space, hyphens and emphasis. */
function named(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A value on its first line, without emphasis left open by its label and without the marks of a link. */
function plain(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const value = line.replace(/^\s*\*\*/, '').trim();
  const linked = /^<([^<>]+)>$/.exec(value)?.[1] ?? /^\[[^[\]]*\]\(([^()\s]+)\)$/.exec(value)?.[1];
  return linked?.replace(/^mailto:/i, '') ?? value;
}

function fitting(schema: z.ZodType<string>, value: string | null): string | null {
  return schema.safeParse(value).data ?? null;
}
