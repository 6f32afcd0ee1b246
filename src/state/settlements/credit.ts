import { add, type CurrencyCode, insert, type Money, patch, type World, zero } from '../kernel/index.ts';
import { settlementCredits } from './record.ts';

/** What the partner is owed in the currency, and may take off its next journals. */
export const creditOf = (world: World, clientId: string, currency: CurrencyCode): Money =>
  world.table(settlementCredits).get(idOf(clientId, currency))?.amount ?? zero(currency);

/** Adds to what the partner is owed; a negative amount takes off it. */
export function grow(world: World, clientId: string, by: Money): void {
  if (by.amountMinor === 0) return;
  const [id, before] = [idOf(clientId, by.currency), creditOf(world, clientId, by.currency)];
  const amount = add(before, by);
  if (world.table(settlementCredits).get(id)) patch(world, settlementCredits, id, { amount });
  else insert(world, settlementCredits, { id, amount });
}

const idOf = (clientId: string, currency: CurrencyCode): string => `${clientId}:${currency}`;
