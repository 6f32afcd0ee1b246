import { lifecycle, type StateOf, seconds } from '../kernel/index.ts';

export const cardOrderLifecycle = lifecycle({
  name: 'card-order',
  initial: 'PLACED',
  states: {
    PLACED: 'Something is still required before a card can be made.',
    REQUIREMENTS_FULFILLED: 'Everything required is there.',
    CARD_DETAILS_CREATED: 'The card has its number; a physical one has yet to be made.',
    PRODUCED: 'The physical card is made and on its way, or handed out at a kiosk.',
    COMPLETED: 'The card is in use.',
    CANCELLED: 'Given up; a card that exists is blocked.',
    RETURNED: 'The card could not be delivered and is blocked.',
  },
  moves: {
    fulfil: { from: ['PLACED'], to: 'REQUIREMENTS_FULFILLED', by: 'customer' },
    createCard: {
      from: ['REQUIREMENTS_FULFILLED'],
      to: 'CARD_DETAILS_CREATED',
      by: 'wise',
      pace: seconds(1),
    },
    produce: { from: ['CARD_DETAILS_CREATED'], to: 'PRODUCED', by: 'wise' },
    complete: {
      from: ['PLACED', 'REQUIREMENTS_FULFILLED', 'CARD_DETAILS_CREATED', 'PRODUCED', 'RETURNED'],
      to: 'COMPLETED',
      by: 'customer',
    },
    cancel: {
      from: ['PLACED', 'REQUIREMENTS_FULFILLED', 'CARD_DETAILS_CREATED', 'PRODUCED'],
      to: 'CANCELLED',
      by: 'partner',
    },
    return: { from: ['PRODUCED'], to: 'RETURNED', by: 'wise' },
  },
  announces: 'cards#card-order-status-change',
  source: 'cardOrderStatusUpdate; section Card orders',
});

export type CardOrderStatus = StateOf<typeof cardOrderLifecycle>;
