import { theJourney } from './journey/the-journey.js';

theJourney('with the log in a folder', () => Promise.resolve({}));
