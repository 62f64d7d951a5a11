import { Module } from '@nestjs/common';
import { Program } from './program.js';
import { Terminal } from './terminal.js';
import { CopyVerb } from './verbs/copy.verb.js';
import { DoctorVerb } from './verbs/doctor.verb.js';
import { HistoryVerb } from './verbs/history.verb.js';
import { ParkedListVerb, ParkedRetryVerb, ParkedVerb } from './verbs/parked.verb.js';
import { RebuildVerb } from './verbs/rebuild.verb.js';
import { ReplayVerb } from './verbs/replay.verb.js';
import { TailVerb } from './verbs/tail.verb.js';
import { WhatIfVerb } from './verbs/what-if.verb.js';

@Module({
  providers: [
    Program,
    Terminal,
    HistoryVerb,
    ReplayVerb,
    RebuildVerb,
    TailVerb,
    ParkedVerb,
    ParkedListVerb,
    ParkedRetryVerb,
    DoctorVerb,
    WhatIfVerb,
    CopyVerb,
  ],
})
export class CliModule {}
