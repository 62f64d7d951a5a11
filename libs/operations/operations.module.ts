import { Module } from '@nestjs/common';
import { OperationsResolver } from './api/operations.resolver.js';

@Module({ providers: [OperationsResolver] })
export class OperationsModule {}
