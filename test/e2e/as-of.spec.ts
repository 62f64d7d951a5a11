import { thePast } from './as-of/the-past.js';

thePast({ where: 'with everything in one folder', settings: () => Promise.resolve({}), positions: 30 });
