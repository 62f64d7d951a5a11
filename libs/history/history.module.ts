import { Module } from '@nestjs/common';
import { HistoryResolver } from './api/history.resolver.js';
import { WordsResolver } from './api/words.resolver.js';
import { TimelineHandler } from './read/timeline.query.js';
import { StateAtHandler } from './replay/state-at.query.js';

@Module({ providers: [TimelineHandler, StateAtHandler, HistoryResolver, WordsResolver] })
export class HistoryModule {}
