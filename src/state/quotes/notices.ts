import type { World } from '../kernel/index.ts';
import { type Notice, quotes } from './record.ts';

const MOST_OPEN = 3;

const tooManyOpen: Notice = {
  text:
    `You can have a maximum of ${MOST_OPEN} open transfers with a guaranteed rate. After that, they'll be transferred ` +
    'using the live rate. Complete or cancel your other transfers to regain the use of guaranteed rate.',
  link: null,
  type: 'WARNING',
};

/**
 * What the customer should be told beside the price.
 * @source quoteCreate
 * @assumed the warning is raised by three transfers that nobody has paid for
 */
export const noticesFor = (world: World, profileId: number): readonly Notice[] =>
  world.table(quotes).list('unpaid', profileId).size >= MOST_OPEN ? [tooManyOpen] : [];
