import { type Actor, requireClient } from '../access/index.ts';
import {
  advance,
  begin,
  insert,
  isPositive,
  nextNumber,
  patch,
  type RefusalCode,
  refuse,
  sha256,
  steer,
  type World,
  zero,
} from '../kernel/index.ts';
import { settlementLifecycle } from '../lifecycles/settlement.ts';
import { outcomeFor } from '../overrides/index.ts';
import { settlementFate } from './outcomes.ts';
import { type Journal, referenceKey, type Settlement, settlements } from './record.ts';

/**
 * Takes a partner's journal. Whether its rows fit is found out afterwards, and the money comes on its own way. The same
 * reference with the same journal is the same settlement; with another journal it is not looked at and only noted,
 * unless the earlier one did not fit.
 * @throws Refusal `access.wrong-token-kind`, `settlement.not-positive`, `settlement.mixed-currencies`,
 * `settlement.rate-missing`, `settlement.bad-rate`, `settlement.bad-balance-transfer`
 * @source bulkSettlementJournalCreate
 * @assumed a journal that did not fit may be sent again under its reference, mended or not
 */
export function sendJournal(world: World, actor: Actor, journal: Journal): Settlement {
  const clientId = requireClient(actor);
  checkJournal(journal);
  const digest = sha256(JSON.stringify(journal));
  const known = world.table(settlements).find('byReference', referenceKey(clientId, journal.reference));
  if (known?.status === 'INVALID') return resend(world, known, journal, digest);
  if (known) return known.digest === digest ? known : contradict(world, known);
  const settlement = insert(world, settlements, {
    ...journal,
    id: nextNumber(world, 'settlement'),
    status: settlementLifecycle.initial,
    clientId,
    digest,
    due: null,
    received: zero(journal.currency),
    findings: [],
    contradictions: 0,
    createdAt: world.now,
  });
  begin(world, settlementLifecycle, settlement);
  steer(world, settlementLifecycle, settlement.id, outcomeFor(world, settlementFate));
  return settlement;
}

function resend(world: World, { id }: Settlement, journal: Journal, digest: string): Settlement {
  const settlement = patch(world, settlements, id, {
    ...journal,
    digest,
    received: zero(journal.currency),
    findings: [],
  });
  advance(world, settlementLifecycle, id, 'resend');
  return settlement;
}

const contradict = (world: World, { id, contradictions }: Settlement): Settlement =>
  patch(world, settlements, id, { contradictions: contradictions + 1 });

/** What can be told from the journal alone. */
function checkJournal({ rows, refunds, currency, crossCurrency, creditUsed }: Journal): void {
  for (const [i, { amount, rate }] of rows.entries()) {
    const at = `transfers.${i}`;
    if (!isPositive(amount)) refuse('settlement.not-positive', { path: `${at}.sourceAmount` });
    if (!crossCurrency && amount.currency !== currency) {
      refuse('settlement.mixed-currencies', { path: `${at}.sourceCurrency`, currency });
    }
    if (crossCurrency && rate === null) refuse('settlement.rate-missing', { path: `${at}.exchangeRate` });
    checkRate(rate, `${at}.exchangeRate`);
  }
  for (const [i, { rate }] of refunds.entries()) checkRate(rate, `refundedTransfers.${i}.exchangeRate`);
  if (creditUsed.amountMinor < 0) refuse('settlement.bad-balance-transfer', { path: 'balanceTransfer' });
}

/** Far above and below what a unit of any currency buys of another. */
const HIGHEST_RATE = 1e9;
const LOWEST_RATE = 1e-9;

function checkRate(rate: number | null, path: string): void {
  const code: RefusalCode = 'settlement.bad-rate';
  if (rate !== null && !(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) refuse(code, { path });
}
