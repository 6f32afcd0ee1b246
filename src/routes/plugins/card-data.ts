import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { OperationId } from '../../contract/generated/operations.ts';
import type { CardEnvelopes } from '../../state/cards/index.ts';
import { refuse } from '../../state/kernel/index.ts';
import { acceptedTypes } from './media-type.ts';

export interface CardDataOptions {
  /** Loaded on first use. */
  readonly envelopes: () => Promise<CardEnvelopes>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What was sealed inside of the body, where the operation is about that. */
    opened: string | undefined;
  }
}

/** Whose bodies hold something sealed, and whether what is inside matters: otherwise it brings the key of the answer. */
const sealed: Readonly<Partial<Record<OperationId, 'key' | 'text'>>> = {
  cardSensitiveDetailsGet: 'key',
  cardPinGet: 'key',
  cardOrderPresetPin: 'text',
};

/** The one version of the key that there is. */
const KEY_VERSION = 1;

/**
 * Opens what a partner sealed to the key for card data, before the unit of work, and has the answer sealed with the key
 * that came in it where that is wished for. That key is kept nowhere.
 * @source section Card sensitive details
 * @assumed the answer is in the clear, as the contract shows it, unless `Accept` names JOSE or the world's settings
 * want it sealed, as the guides do
 */
export const cardData = fp<CardDataOptions>(
  async (app, { envelopes }) => {
    app.decorateRequest('opened');
    app.addHook('onRoute', route => {
      const wanted = sealed[route.config?.row?.id as OperationId];
      if (!wanted) return;
      route.preHandler = async request => {
        const { keyVersion, encryptedPayload } = request.body as { keyVersion: number; encryptedPayload: string };
        if (keyVersion !== KEY_VERSION) refuse('card.wrong-key-version');
        const { key, text } = await (await envelopes()).open(encryptedPayload, wanted === 'text');
        request.opened = text;
        if (wanted === 'key' && wantsSealed(request)) request.sealing = { signWith: null, sealFor: key };
      };
    });
  },
  { name: 'card-data', dependencies: ['validation', 'jose'] },
);

const wantsSealed = (request: FastifyRequest): boolean =>
  request.world.settings.cards.encryptedResponses ||
  acceptedTypes(request).some(type => type === 'application/jose' || type === 'application/jose+json');
