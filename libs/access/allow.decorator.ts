import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from './role.js';

type Access = readonly Role[] | 'everyone';
type Handler = ReturnType<ExecutionContext['getHandler']>;

const AccessMark = Reflector.createDecorator<Access>();

/** Lets callers of these roles in, and nobody else. On a method it overrides what stands on its class. */
export function Allow(...roles: readonly [Role, ...Role[]]): CustomDecorator {
  return AccessMark(roles);
}

/** Lets everyone in, with or without a token. */
export function Public(): CustomDecorator {
  return AccessMark('everyone');
}

/** Who may call a handler; undefined when neither it nor its class says so, which is a mistake in the program. */
export function accessTo(handler: Handler, owner: Handler): Access | undefined {
  return new Reflector().getAllAndOverride(AccessMark, [handler, owner]);
}
