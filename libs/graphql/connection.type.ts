import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import type { Page } from '@entente/read-store';

@ObjectType({ description: 'Where a page stands in its list' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something stands before' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The first cursor of the page' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The last cursor of the page' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** Makes a resolver of a property that is a promise: a compiled query reads plain values alone without one. */
const awaited: FieldMiddleware = (_context, next) => next();

/** The Relay connection of a node type: `<Node>Connection` and `<Node>Edge`. */
export function connectionOf<Node extends object>(node: Type<Node>, name: string): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} in its list` })
  class Edge {
    @Field(() => String, { description: 'Its place in the list, for after and before' })
    cursor!: string;

    @Field(() => node, { description: 'What stands there' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}` })
  class Page implements Connection<Node> {
    @Field(() => [Edge], { description: 'What the page holds, with cursors' })
    edges!: Edge[];

    @Field(() => [node], { description: 'What the page holds' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many the whole list holds, with the same filter and moment', middleware: [awaited] })
    readonly totalCount!: Promise<number>;
  }
  return Page;
}

/** A page of rows as the connection of a node type. */
export function connectionFrom<Row, Node>(page: Page<Row>, nodeOf: (row: Row) => Node): Connection<Node> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: nodeOf(node) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: page.pageInfo,
    // Counted only when a client asks for it.
    get totalCount() {
      return page.totalCount();
    },
  };
}
