import { findProfile } from '../../../state/profiles/index.ts';
import { findRecipient, recipientChanged } from '../../../state/recipients/index.ts';
import { telling } from './render.ts';

export const recipientEvents = [
  telling(recipientChanged, ({ recipientId, profileId, change }, { world, at, time }) => ({
    resource: {
      id: String(recipientId),
      occurred_at: time(at),
      data: {
        recipientId,
        profileId,
        currency: findRecipient(world, recipientId)?.currency ?? null,
        state: change.toUpperCase(),
        clientId: findProfile(world, profileId)?.clientId ?? null,
      },
    },
  })),
];
