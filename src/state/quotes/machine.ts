import { advance, machine, requireMove, type World } from '../kernel/index.ts';
import { quoteLifecycle } from '../lifecycles/quote.ts';
import { type Quote, quotes } from './record.ts';
import { acceptQuote, fundQuote } from './use.ts';

const requireRow = (world: World, id: string): Quote => {
  const quote = world.table(quotes).get(id);
  if (!quote) throw new Error(`no quote ${id}`);
  return quote;
};

/** What time does to a quote; guarded, because an operator may ask for it as well. */
function lapse(move: 'expire' | 'forget') {
  return (world: World, id: string): void => {
    requireMove(quoteLifecycle, requireRow(world, id), move, 'quote.not-updatable');
    advance(world, quoteLifecycle, id, move);
  };
}

export const quoteMachine = machine({
  lifecycle: quoteLifecycle,
  resource: 'quotes',
  table: quotes,
  verbs: {
    accept: (world, id) => acceptQuote(world, requireRow(world, id)),
    fund: (world, id) => fundQuote(world, requireRow(world, id)),
    expire: lapse('expire'),
    forget: lapse('forget'),
  },
});
