import type { Defect } from './defect.js';
import { defectsOfAutomations } from './defects/automations.js';
import { defectsOfCommands } from './defects/commands.js';
import { defectsOfReadModels } from './defects/read-models.js';
import { defectsOfTheLog } from './defects/log.js';
import { defectsOfServers } from './defects/servers.js';
import { defectsOfVisibility } from './defects/visibility.js';

export const defects: readonly Defect[] = [
  ...defectsOfTheLog,
  ...defectsOfCommands,
  ...defectsOfReadModels,
  ...defectsOfAutomations,
  ...defectsOfServers,
  ...defectsOfVisibility,
];
