/** What the control interface is about; each noun is a property of the client. */
export { coverage } from './coverage.ts';
export { events } from './events.ts';
export { faults } from './faults.ts';
export { cards, overdrafts, payins, quotes, rates } from './money.ts';
export { overrides, scenarios } from './overrides.ts';
export { clients, kycReviews, profiles, users } from './people.ts';
export { cases, disputes, resources, transfers } from './records.ts';
export { logos } from './server.ts';
export { requests } from './traffic.ts';
export { webhooks } from './webhooks.ts';
export { clock, settings, snapshots, worlds } from './worlds.ts';
