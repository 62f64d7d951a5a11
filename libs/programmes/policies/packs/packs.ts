import type { PolicyPack } from '../domain/policy-pack.js';
import { handbook2019 } from './handbook-2019.js';
import { handbook2022 } from './handbook-2022.js';

/** Judges before anything was published, and is published by the system at the first start. */
export const defaultPack = handbook2019;

/** The versions that come with the product and can be published. */
export const packs: readonly PolicyPack[] = [handbook2019, handbook2022];
