import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessAudit } from './access-audit.js';
import { AccessGuard } from './access.guard.js';
import { Commands } from './commands.js';
import { DevelopmentTokens } from './development-tokens.js';
import { TokenVerifier, type TokenSettings } from './token-verifier.js';

/** Tokens of an identity provider, or tokens that this process makes itself for trying it out. */
export type AccessSettings = ({ readonly mode: 'jwt' } & TokenSettings) | { readonly mode: 'development' };

/** Guards everything from everywhere in the application. The command bus must be in reach: `CqrsModule.forRoot()`. */
@Module({})
export class AccessModule {
  static register(settings: AccessSettings): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [...verification(settings), Commands, AccessAudit, { provide: APP_GUARD, useClass: AccessGuard }],
      exports: [TokenVerifier, Commands],
    };
  }
}

function verification(settings: AccessSettings): readonly Provider[] {
  if (settings.mode === 'jwt') return [{ provide: TokenVerifier, useFactory: () => new TokenVerifier(settings) }];
  return [
    DevelopmentTokens,
    {
      provide: TokenVerifier,
      useFactory: (tokens: DevelopmentTokens) => new TokenVerifier(tokens.settings),
      inject: [DevelopmentTokens],
    },
  ];
}
