import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RESOLVER_TYPE_METADATA } from '@nestjs/graphql';
import { accessTo } from './allow.decorator.js';

const ROOT_TYPES: ReadonlySet<unknown> = new Set(['Query', 'Mutation', 'Subscription']);

/** Refuses to start a program in which a controller or a root field says nothing of who may call it. */
@Injectable()
export class AccessAudit implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error naming every such handler */
  onModuleInit(): void {
    const hosts = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const open = [...new Set(hosts.map(({ metatype }) => metatype))].flatMap((host) => this.#unmarkedOf(host));
    if (open.length > 0) throw new Error(`Without @Allow or @Public: ${open.join(', ')}`);
  }

  #unmarkedOf(host: unknown): readonly string[] {
    if (typeof host !== 'function') return [];
    const prototype: unknown = host.prototype;
    if (typeof prototype !== 'object' || prototype === null) return [];
    const unmarked = (name: string): boolean => {
      const handler: unknown = Reflect.get(prototype, name);
      return typeof handler === 'function' && isEntrance(handler) && accessTo(handler, host) === undefined;
    };
    return this.scanner
      .getAllMethodNames(prototype)
      .filter(unmarked)
      .map((name) => `${host.name}.${name}`);
  }
}

function isEntrance(handler: object): boolean {
  return Reflect.hasMetadata(METHOD_METADATA, handler) || ROOT_TYPES.has(Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler));
}
