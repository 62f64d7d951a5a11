import ts from 'typescript';
import { files, read } from './sources.js';

/** What the specs prove of one rule: the titles of the tests that name it, by whether they show it kept or show it refusing. */
export interface Proofs {
  readonly accepting: readonly string[];
  readonly refusing: readonly string[];
}

interface Test {
  /** With those of the blocks that it stands in. */
  readonly title: string;
  readonly body: ts.Node;
}

const RULE_ID = /\b[A-Z]{2}-\d+\b/g;
const SAYS_NO = /refus|notice|nobody/i;

/** The identifier of every rule that is defined, by the name of its constant. */
const definedAs: ReadonlyMap<string, string> = new Map(
  files('libs/**/*{.rules,rules-across-everything}.ts').flatMap((path) =>
    [...read(path).matchAll(/const (\w+) = rule\(\s*'([A-Z]{2}-\d+)'/g)].map(([, name = '', id = '']) => [name, id] as const),
  ),
);

export const definedRules: readonly string[] = [...new Set(definedAs.values())];

/** What all specs prove, by the rule’s identifier. */
export function provedRules(): ReadonlyMap<string, Proofs> {
  const proofs = new Map<string, { accepting: string[]; refusing: string[] }>();
  for (const { title, body } of files('{apps,libs,test}/**/*.ts').flatMap(testsOf)) {
    for (const id of new Set(title.match(RULE_ID))) {
      const proof = proofs.get(id) ?? { accepting: [], refusing: [] };
      proofs.set(id, proof);
      const { accepts, refuses } = sidesOf(id, title, calledIn(body));
      if (accepts) proof.accepting.push(title);
      if (refuses) proof.refusing.push(title);
    }
  }
  return proofs;
}

/** A decider’s test says by its expectations what it shows; any other by its title. */
function sidesOf(id: string, title: string, called: readonly Call[]): { readonly accepts: boolean; readonly refuses: boolean } {
  const refused = called.filter(({ name }) => name === 'refusedBy');
  const recorded = called.some(({ name, onGiven }) => onGiven && (name === 'then' || name === 'thenNothing'));
  if (refused.length === 0 && !recorded) return { accepts: !SAYS_NO.test(title), refuses: SAYS_NO.test(title) };
  return { accepts: recorded, refuses: refused.some(({ rule }) => rule !== undefined && definedAs.get(rule) === id) };
}

interface Call {
  readonly name: string;
  /** The constant that the first argument is, if it is one. */
  readonly rule: string | undefined;
  /** Whether it is an expectation on what `given(…).when(…)` did. */
  readonly onGiven: boolean;
}

function calledIn(body: ts.Node): readonly Call[] {
  return nodesIn(body).flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const [argument] = node.arguments;
    const rule = argument !== undefined && ts.isIdentifier(argument) ? argument.text : undefined;
    return [{ name: node.expression.name.text, rule, onGiven: node.expression.expression.getText().includes('.when(') }];
  });
}

function testsOf(path: string): readonly Test[] {
  const text = read(path);
  if (!/\bit(\.each)?\(/.test(text)) return [];
  return testsIn(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), '');
}

function testsIn(node: ts.Node, within: string): readonly Test[] {
  const block = ts.isCallExpression(node) ? blockOf(node) : undefined;
  if (block === undefined) return childrenOf(node).flatMap((child) => testsIn(child, within));
  const title = `${within} ${block.title}`.trim();
  return block.kind === 'it' ? [{ title, body: block.body }] : testsIn(block.body, title);
}

function blockOf(call: ts.CallExpression): { readonly kind: string; readonly title: string; readonly body: ts.Node } | undefined {
  const kind = /^(it|describe)(\.each\b[^]*)?$/.exec(call.expression.getText())?.[1];
  const [title, body] = call.arguments;
  return kind === undefined || title === undefined || body === undefined ? undefined : { kind, title: title.getText(), body };
}

function nodesIn(node: ts.Node): readonly ts.Node[] {
  return [node, ...childrenOf(node).flatMap(nodesIn)];
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  return children;
}
