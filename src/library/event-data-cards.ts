import type { Amount } from './event-data.ts';

interface CardResource {
  readonly type: 'card';
  readonly profile_id: number;
  readonly client_id: string;
  /** Null for as long as a card is only ordered. */
  readonly card_token: string | null;
}

/** What is told of cards, what is paid with them, and what is disputed of that. */
export interface CardEventData {
  readonly 'cards#transaction-state-change': {
    readonly resource: CardResource & { readonly card_last_digits: string };
    readonly transaction_id: number;
    readonly transaction_type: string;
    readonly transaction_step_type: string;
    readonly transaction_state: string;
    readonly decline_reason: string | null;
    readonly detailed_decline_reason: string | null;
    readonly transaction_amount: Amount;
    readonly fees: readonly { readonly amount: number; readonly currency: string; readonly fee_type: string }[];
    readonly transaction_amount_with_fees: Amount;
    readonly billing_amount: Amount;
    readonly authorisation_method: string;
    readonly pin_validation_result: string | null;
    readonly approval_code: string | null;
    readonly purge_time: string | null;
    readonly balance_channel_reference_id: string | null;
    readonly debits: readonly {
      readonly balance_id: number;
      readonly debited_amount: Amount;
      readonly for_amount: Amount;
      readonly rate: number | null;
      readonly fee: Amount;
      readonly creation_time: string;
    }[];
    readonly credits: readonly { readonly balance_id: number; readonly credited_amount: Amount }[];
    readonly merchant: {
      readonly name: string;
      readonly location: {
        readonly country: string;
        readonly city: string;
        readonly postCode: string | null;
        readonly state: string | null;
      };
      readonly category: { readonly code: string; readonly description: string };
    };
    readonly arn: string | null;
    /** Test notifications leave it out. */
    readonly relay_authorisation_data?: { readonly response_code: string; readonly fallback: boolean } | null;
    readonly creation_time: string;
    readonly occurred_at: string;
  };
  readonly 'cards#card-status-change': {
    readonly resource: CardResource;
    readonly card_status: string;
    readonly changed_by: string;
    readonly occurred_at: string;
  };
  readonly 'cards#card-order-status-change': {
    readonly resource: CardResource & { readonly card_program: string };
    readonly order_id: string;
    readonly order_status: string;
    readonly delivery_vendor: string | null;
    readonly occurred_at: string;
  };
  readonly 'cards#card-production-status-change': {
    readonly resource: CardResource;
    readonly status: string;
    readonly kiosk_id: string | null;
    readonly error_code: string | null;
    readonly description: string;
    readonly occurred_at: string;
  };
  readonly 'cards#3ds-challenge': {
    readonly resource: CardResource;
    /** In seconds. */
    readonly challenge_expires_after: number;
    readonly challenge_method: string;
    readonly occurred_at: string;
    readonly transaction: {
      readonly reference: string;
      readonly channel: string;
      readonly merchant: {
        readonly category: string;
        readonly country: string;
        readonly name: string;
        readonly url: string | null;
      };
      readonly money_value: Amount;
    };
  };
  readonly 'cards#manual-provisioning-verification': {
    readonly resource: CardResource;
    readonly payment_token_unique_reference: string;
    readonly last_four_digits: string;
    readonly creation_time: string;
    readonly wallet_name: string;
  };
  readonly 'transaction-disputes#update': {
    readonly resource: {
      readonly id: string;
      readonly profile_id: number;
      readonly transaction_id: number;
      readonly type: 'transaction-dispute';
    };
    readonly reason: string;
    readonly status: string;
    readonly sub_status: string;
    readonly status_message: string;
    readonly created_at: string;
    readonly created_by: string;
    readonly can_withdraw: boolean;
    readonly occurred_at: string;
  };
}
