import { clocks } from './clocks.section.js';
import { damage } from './damage.section.js';
import { disk } from './disk.section.js';
import { kills } from './kills.section.js';
import { projections } from './projections.section.js';
import { soak } from './soak.section.js';
import type { Section } from './section.js';

/** In the order in which they are run. */
export const sections: readonly Section[] = [kills, projections, damage, disk, soak, clocks];
