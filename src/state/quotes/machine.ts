import { advance, machine, requireMove, type World } from '../kernel/index.ts';
import { quoteLifecycle } from '../lifecycles/quote.ts';
import { type Quote, quotes } from './record.ts';
import { acceptQuote, fundQuote } from './use.ts';

const requireRow = (world: World, id: string): Quote => {
  const quote = world.table(quotes).get(id);
  if (!quote) throw new Error(`no quote ${id}`);
  return quote;
};

/** Guarded like every verb, because an operator may ask for what time does. */
function lapse(world: World, id: string, move: 'expire' | 'forget'): Quote {
  const quote = requireRow(world, id);
  requireMove(quoteLifecycle, quote, move, 'quote.not-updatable');
  advance(world, quoteLifecycle, id, move);
  return quote;
}

export const quoteMachine = machine({
  lifecycle: quoteLifecycle,
  resource: 'quotes',
  table: quotes,
  verbs: {
    accept: (world, id) => acceptQuote(world, requireRow(world, id)),
    fund: (world, id) => fundQuote(world, requireRow(world, id)),
    expire: (world, id) => lapse(world, id, 'expire'),
    forget: (world, id) => lapse(world, id, 'forget'),
  },
});
