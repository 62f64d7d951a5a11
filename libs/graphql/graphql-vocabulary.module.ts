import { Global, Module } from '@nestjs/common';
import { Moments } from './moments.service.js';
import { Mutations } from './mutations.service.js';

/** Gives every resolver the way to moments and to commands. */
@Global()
@Module({ providers: [Moments, Mutations], exports: [Moments, Mutations] })
export class GraphqlVocabularyModule {}
