/** All that is heavy of a sandbox in one module: not every runner can load two at once that share what they import. */
export { buildServer } from '../server.ts';
export { WorldEvents } from './events.ts';
