import type { Amount, ProfileResource } from './event-data.ts';

interface TransferResource extends ProfileResource<'transfer'> {
  /** The recipient's. */
  readonly account_id: number;
}

/** A party of a Swift payment; what the message does not say is absent. */
interface SwiftParty {
  readonly name?: string;
  readonly account?: string;
  readonly address?: {
    readonly first_line?: string;
    readonly address_lines?: readonly string[];
    readonly town_name?: string;
    readonly postal_code?: string;
    readonly country_code?: string;
  };
  readonly bank_details?: { readonly bic: string };
}

interface SwiftAction {
  readonly id: number;
  readonly profile_id: number;
  readonly account_id: number;
}

/** What is told of transfers, balances and money that comes in. */
export interface MoneyEventData {
  readonly 'transfers#state-change': {
    readonly resource: TransferResource;
    readonly current_state: string;
    readonly previous_state: string | null;
    readonly occurred_at: string;
  };
  readonly 'transfers#active-cases': { readonly resource: TransferResource; readonly active_cases: readonly string[] };
  readonly 'transfers#payout-failure': {
    readonly transfer_id: number;
    readonly profile_id: number;
    readonly failure_reason_code: string;
    readonly failure_description: string;
    readonly occurred_at: string;
  };
  readonly 'transfers#refund': {
    readonly resource: TransferResource & { readonly refund_amount: number; readonly refund_currency: string };
    readonly occurred_at: string;
  };
  readonly 'balances#credit': {
    readonly resource: ProfileResource<'balance-account'>;
    readonly transaction_type: 'credit';
    readonly amount: number;
    readonly currency: string;
    readonly post_transaction_balance_amount: number;
    readonly occurred_at: string;
  };
  readonly 'balances#update': {
    readonly resource: ProfileResource<'balance-account'>;
    readonly amount: number;
    readonly balance_id: number;
    readonly channel_name: string;
    readonly currency: string;
    readonly occurred_at: string;
    readonly post_transaction_balance_amount: number;
    readonly step_id: number;
    readonly transaction_type: 'credit' | 'debit';
    readonly transfer_reference?: string;
  };
  readonly 'balances#account-state-change': {
    readonly resource: ProfileResource<'balance-account'> & { readonly state: string };
    readonly occurred_at: string;
  };
  readonly 'account-details-payment#state-change': {
    readonly resource: ProfileResource<'balance-account'>;
    readonly account_details_id: string;
    readonly target_account_id: string;
    readonly transfer: {
      readonly id: number;
      readonly type: 'credit';
      readonly amount: number;
      readonly currency: string;
    };
    readonly sender: {
      readonly name?: string;
      readonly account_number?: string;
      readonly bank_code?: string;
      readonly address?: string;
    };
    readonly current_state: string;
    readonly previous_state: string | null;
    readonly occurred_at: string;
  };
  readonly 'account-details-order#order-state-change': {
    readonly creation_time: string;
    readonly currency: string;
    readonly is_account_details_issued: boolean;
    readonly modification_time: string;
    readonly order_id: string;
    readonly order_status: string;
    readonly profile_id: number;
    readonly requirements: readonly { readonly status: string; readonly type: string }[];
  };
  readonly 'incoming-transfer#credited': { readonly incoming_transfer_id: string; readonly occurred_at: string };
  readonly 'swift-in#credit': {
    readonly action: SwiftAction & { readonly type: 'credit' };
    readonly resource: {
      readonly id: string;
      readonly uetr: string;
      readonly reference?: string;
      readonly recipient: SwiftParty;
      readonly sender: SwiftParty;
      readonly exchange_rate: number;
      readonly instructed_amount: Amount;
      readonly settled_amount: Amount;
      readonly fee: { readonly wise: readonly Amount[]; readonly correspondent: readonly Amount[] };
      readonly transaction_time: string;
      readonly previous_instructing_agents: readonly { readonly bic: string }[];
      readonly incoming_transfer_type: string;
    };
    readonly occurred_at: string;
  };
  readonly 'swift#message-received': {
    readonly action: SwiftAction;
    readonly occurred_at: string;
    readonly resource: {
      readonly id: string;
      readonly message_type: string;
      /** The message itself, as `content_encoding` says. */
      readonly content: string;
      readonly content_encoding: 'base64';
    };
  };
  readonly 'hold-limit-breach#update': {
    readonly resource: {
      readonly type: 'hold-limit-breach';
      readonly hold_limit_breach_id: number;
      readonly profile_id: number;
    };
    readonly amount: number;
    readonly currency: string;
    readonly state: string;
    readonly closing_reason: string | null;
    readonly created_at: string;
    readonly updated_at: string;
    readonly occurred_at: string;
  };
  readonly 'batch-payment-initiations#state-change': {
    readonly resource: { readonly id: number; readonly batch_group_id: string; readonly profile_id: number };
    readonly previous_status: string | null;
    readonly current_status: string;
    readonly occurred_at: string;
    readonly return_code: string | null;
  };
  readonly 'bulk-settlement#payment-received': {
    readonly resource: {
      readonly settlement_reference: string;
      readonly source_currency: string;
      /** Not above zero: what Wise has paid out. */
      readonly source_amount: number;
      readonly target_amount: number;
      readonly amount_matched: boolean;
    };
    readonly occurred_at: string;
  };
}
