import { Unauthenticated } from './refusals.js';
import { perOperation, type RequestContext } from './request-context.js';

const operation = (): RequestContext => ({
  identity: new Unauthenticated(),
  correlationId: 'c-1',
  idempotencyKey: undefined,
  scope: {},
});

describe('What is made per operation', () => {
  it('is one within an operation and another in the next', () => {
    const made = perOperation(() => ({}));
    const [one, other] = [operation(), operation()];
    expect(made(one)).toBe(made(one));
    expect(made(one)).not.toBe(made(other));
  });

  it('is made anew when the operation gets a new scope', () => {
    const made = perOperation(() => ({}));
    const context = operation();
    const before = made(context);
    context.scope = {};
    expect(made(context)).not.toBe(before);
  });
});
