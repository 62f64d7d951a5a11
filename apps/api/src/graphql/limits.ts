import { GraphQLError, Kind, type ASTVisitor, type SelectionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** The most that one request may ask, over HTTP and over a socket alike. */
export const LIMITS = { tokens: 2_000, depth: 15, aliases: 50 } as const;

interface Weight {
  readonly depth: number;
  readonly aliases: number;
}

const NOTHING: Weight = { depth: 0, aliases: 0 };

/** Refuses operations that nest too deep or rename too often. Fragments count wherever they are spread. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  const scales = new Scales(context);
  return {
    OperationDefinition(node) {
      const { depth, aliases } = scales.weigh(node.selectionSet);
      if (depth > LIMITS.depth) context.reportError(excess('levels', depth, LIMITS.depth));
      if (aliases > LIMITS.aliases) context.reportError(excess('aliases', aliases, LIMITS.aliases));
    },
  };
}

function excess(what: string, asked: number, allowed: number): GraphQLError {
  return new GraphQLError(`The operation has ${asked} ${what}; at most ${allowed} are allowed`);
}

class Scales {
  readonly #fragments = new Map<string, Weight>();

  constructor(private readonly context: ValidationContext) {}

  weigh(set: SelectionSetNode | undefined): Weight {
    return (set?.selections ?? []).map((selection) => this.#selection(selection)).reduce(beside, NOTHING);
  }

  #selection(selection: SelectionNode): Weight {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.weigh(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value);
    const { depth, aliases } = this.weigh(selection.selectionSet);
    // graphql-js limits the depth of introspection itself.
    const introspection = selection.name.value.startsWith('__');
    return { depth: introspection ? 0 : depth + 1, aliases: selection.alias === undefined ? aliases : aliases + 1 };
  }

  #fragment(name: string): Weight {
    const known = this.#fragments.get(name);
    if (known !== undefined) return known;
    // A fragment in a cycle weighs nothing here: another rule refuses it.
    this.#fragments.set(name, NOTHING);
    const weight = this.weigh(this.context.getFragment(name)?.selectionSet);
    this.#fragments.set(name, weight);
    return weight;
  }
}

function beside(one: Weight, other: Weight): Weight {
  return { depth: Math.max(one.depth, other.depth), aliases: one.aliases + other.aliases };
}
