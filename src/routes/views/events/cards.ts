import { cardOrderStatusChanged, cardProductionStatusChanged, cardStatusChanged } from '../../../state/cards/index.ts';
import { manualProvisioningAsked } from '../../../state/wallets/index.ts';
import { showMicros } from '../dates.ts';
import { telling } from './render.ts';

const resourceOf = ({
  profileId,
  clientId,
  cardToken,
}: {
  readonly profileId: number;
  readonly clientId: string;
  readonly cardToken: string | null;
}) => ({ profile_id: profileId, client_id: clientId, card_token: cardToken, type: 'card' });

const walletNames = { APPLE_PAY: 'Apple Pay', GOOGLE_PAY: 'Google Pay' };

export const cardEvents = [
  telling(cardStatusChanged, (facts, { at, time }) => ({
    resource: resourceOf(facts),
    card_status: facts.status,
    changed_by: facts.changedBy === 'client' ? facts.clientId : 'internal_system',
    occurred_at: time(at),
  })),

  telling(cardOrderStatusChanged, (facts, { at, time }) => ({
    resource: { ...resourceOf(facts), card_program: facts.program },
    order_id: String(facts.orderId),
    order_status: facts.status,
    delivery_vendor: facts.deliveryVendor,
    occurred_at: time(at),
  })),

  telling(cardProductionStatusChanged, (facts, { at, time }) => ({
    resource: resourceOf(facts),
    status: facts.status,
    kiosk_id: facts.kioskId,
    error_code: facts.errorCode,
    description: facts.description,
    occurred_at: time(at),
  })),

  telling(manualProvisioningAsked, facts => ({
    resource: resourceOf(facts),
    payment_token_unique_reference: facts.reference,
    last_four_digits: facts.lastDigits,
    creation_time: showMicros(facts.createdAt),
    wallet_name: walletNames[facts.wallet],
  })),
];
