import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';

/** A problem as RFC 9457 describes it; an HttpException's own members stand beside. */
interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
}

/** Answers what goes wrong outside GraphQL as problem+json, and says nothing of what is our own fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  constructor(private readonly host: HttpAdapterHost) {}

  catch(fault: unknown, context: ArgumentsHost): void {
    // GraphQL has its own way of telling; a filter that returns would turn the fault into the field's value.
    if (context.getType<GqlContextType>() === 'graphql') throw fault;
    const problem = problemOf(fault);
    if (problem.status >= 500 && !(fault instanceof HttpException)) this.#logger.error(fault);
    const { httpAdapter } = this.host;
    const response = context.switchToHttp().getResponse<unknown>();
    httpAdapter.setHeader(response, 'content-type', 'application/problem+json');
    if (problem.status === 401) httpAdapter.setHeader(response, 'www-authenticate', 'Bearer');
    httpAdapter.reply(response, problem, problem.status);
  }
}

function problemOf(fault: unknown): Problem {
  if (fault instanceof HttpException) {
    const body = fault.getResponse();
    const own = typeof body === 'object' ? membersOf(body) : {};
    return { ...own, ...problem(fault.getStatus()), detail: fault.message };
  }
  return problem(requestFault(fault) ?? 500);
}

function problem(status: number): Problem {
  return { title: STATUS_CODES[status] ?? 'Error', status };
}

/** What Nest itself puts into an exception's body says the same as the problem does. */
function membersOf(body: object): object {
  const NEST = new Set(['statusCode', 'message', 'error']);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !NEST.has(name)));
}

/** Fastify marks what is wrong with a request (a broken body, a body too large) with a status of 4xx. */
function requestFault(fault: unknown): number | undefined {
  if (!(fault instanceof Error) || !('statusCode' in fault) || typeof fault.statusCode !== 'number') return undefined;
  return fault.statusCode >= 400 && fault.statusCode < 500 ? fault.statusCode : undefined;
}
