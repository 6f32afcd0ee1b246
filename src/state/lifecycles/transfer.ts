import { days, lifecycle, type MoveOf, type StateOf, seconds } from '../kernel/index.ts';

export const transferLifecycle = lifecycle({
  name: 'transfer',
  initial: 'incoming_payment_waiting',
  states: {
    incoming_payment_waiting: 'Created; nobody has paid yet.',
    incoming_payment_initiated: 'A payment was announced and has not arrived.',
    processing: 'Paid; checks are running.',
    funds_converted: 'The money is in the target currency.',
    outgoing_payment_sent: 'On its way to the recipient.',
    bounced_back: 'The recipient bank returned it.',
    cancelled: 'Stopped before conversion.',
    funds_refunded: 'The sender has it back.',
    charged_back: 'The payer took the money back.',
  },
  moves: {
    announce: { from: ['incoming_payment_waiting'], to: 'incoming_payment_initiated', by: 'partner' },
    receive: { from: ['incoming_payment_waiting', 'incoming_payment_initiated'], to: 'processing', by: 'partner' },
    convert: { from: ['processing'], to: 'funds_converted', by: 'wise', pace: seconds(5) },
    payOut: { from: ['funds_converted'], to: 'outgoing_payment_sent', by: 'wise', pace: seconds(5) },
    bounce: { from: ['outgoing_payment_sent'], to: 'bounced_back', by: 'wise' },
    redeliver: { from: ['bounced_back'], to: 'outgoing_payment_sent', by: 'wise' },
    cancel: {
      from: ['incoming_payment_waiting', 'incoming_payment_initiated', 'processing'],
      to: 'cancelled',
      by: 'partner',
    },
    lapse: {
      from: ['incoming_payment_waiting', 'incoming_payment_initiated'],
      to: 'cancelled',
      by: 'time',
      after: days(14),
    },
    refund: { from: ['bounced_back', 'cancelled'], to: 'funds_refunded', by: 'wise' },
    chargeBack: {
      from: ['incoming_payment_initiated', 'processing', 'funds_converted', 'outgoing_payment_sent', 'bounced_back'],
      to: 'charged_back',
      by: 'customer',
    },
  },
  announces: 'transfers#state-change',
  source: 'simulationTransferStateChange; transferCancel',
});

export type TransferStatus = StateOf<typeof transferLifecycle>;
export type TransferMove = MoveOf<typeof transferLifecycle>;
