import { Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from './configuration.js';
import { ServerInfoResolver } from './server-info.resolver.js';
import { ShellModule } from './shell.module.js';

/** The whole server, put together for one configuration. */
@Module({})
export class AppModule {
  static register(configuration: Configuration): DynamicModule {
    return {
      module: AppModule,
      imports: [ShellModule.register(configuration)],
      providers: [ServerInfoResolver],
    };
  }
}
