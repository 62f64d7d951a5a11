import { refusalsOfDecisions } from './refusals-of-decisions.js';
import { refusalsOfRequests } from './refusals-of-requests.js';

export const expectedRefusals = [...refusalsOfRequests, ...refusalsOfDecisions];

/** Every rule that is met on the way. */
export const RULES = [
  ...'IN-1 IN-2 IN-3 IN-4 IN-5 IN-6 IN-7 IN-8 CL-1 CL-2 CL-3 CL-4 CL-5 EV-1 EV-2 EV-3 EV-4'.split(' '),
  ...'DU-1 DU-2 DU-3 DU-4 DU-5 DU-7 RV-4 XX-1 XX-4 XX-7 XX-8'.split(' '),
];
