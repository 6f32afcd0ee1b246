import { type Plan, subject } from '../kernel/index.ts';

/**
 * What becomes of a card order, once nothing is required any more.
 * @assumed the value, as nobody else could say so: the first word of the address in capitals
 */
export const cardOrderFate = subject<Plan>({
  name: 'card-order',
  outcomes: {
    approve: {
      does: 'its card is made at once: `COMPLETED` where it is virtual, else `PRODUCED`',
      effect: { take: [{ move: 'createCard' }, { move: 'finish' }, { move: 'produce' }] },
    },
    reject: {
      does: 'is given up before its card is made: `CANCELLED`',
      effect: { take: [{ move: 'cancel', from: 'REQUIREMENTS_FULFILLED' }] },
    },
    hold: { does: 'its card is not made until somebody says so', effect: { keepFrom: ['createCard'] } },
  },
  magic: [
    {
      name: 'card-comes-back',
      fact: 'firstLine',
      look: 'first-word',
      value: 'RETURN',
      does: 'a printed card cannot be delivered: `RETURNED`',
      effect: { take: [{ move: 'createCard' }, { move: 'produce' }, { move: 'return' }] },
    },
  ],
});

/** Whether a kiosk prints the card that it was asked for. */
export const printingFate = subject<Plan>({
  name: 'kiosk',
  outcomes: {
    approve: { does: 'the card is printed: `PRODUCED`', effect: { take: [{ move: 'print' }] } },
    reject: { does: 'the kiosk fails: `PRODUCTION_ERROR`', effect: { take: [{ move: 'fail' }] } },
    hold: { does: 'the card is being printed until somebody says so', effect: { keepFrom: ['print'] } },
  },
  magic: [],
});
