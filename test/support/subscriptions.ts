import { catalogue, type EventRow, type EventType, eventTypes } from '../../src/state/webhooks/index.ts';
import type { Sandbox } from './sandbox.ts';
import { PERSONAL } from './sender.ts';

/** Every event in every version, as pairs. */
export const allVersions: readonly (readonly [EventType, string])[] = eventTypes.flatMap(type =>
  catalogue[type].schemas.map(schema => [type, schema] as const),
);

/** Subscribes to every event in every version: as the application, or for the personal profile where that is all. */
export async function subscribeToAll(sandbox: Sandbox, url: string): Promise<void> {
  await sandbox.control('POST', '/settings', { webhooks: { probeOnCreate: false } });
  for (const [type, version] of allVersions) {
    const body = { name: 'all', trigger_on: type, delivery: { version, url } };
    const { levels }: EventRow = catalogue[type];
    const made = levels.includes('application')
      ? await sandbox.call('webhookApplicationSubscriptionCreate', { params: { clientKey: 'localwise-key' }, body })
      : await sandbox.call('webhookProfileSubscriptionCreate', { params: { profileId: PERSONAL }, body });
    if (made.status !== 200) throw new Error(`${type} ${version}: ${made.raw.payload}`);
  }
}
