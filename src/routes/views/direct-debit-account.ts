import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { DebitAccount, NewDebitAccount } from '../../state/direct-debits/index.ts';
import { type Problem, refuse } from '../../state/kernel/index.ts';

type CreateBody = Operations['directDebitAccountCreate']['request']['body'];

/**
 * A bank account as it is registered.
 * @throws Refusal `request.malformed`, naming each part that is missing
 * @assumed every part is needed, though the schema requires none: no debit can be made without one of them
 */
export function readDebitAccount({ currency, type, details = {} }: CreateBody): NewDebitAccount {
  const { routingNumber, accountNumber, accountType } = details;
  if (currency && type && routingNumber && accountNumber && accountType) {
    return { currency, network: type, routingNumber, accountNumber, accountType };
  }
  const parts = { currency, type, routingNumber, accountNumber, accountType };
  const missing = Object.entries(parts).filter(([, value]) => !value);
  return refuse('request.malformed', { problems: missing.map(([name]) => missingAt(pathOf(name))) });
}

const pathOf = (name: string): string => (name === 'currency' || name === 'type' ? name : `details.${name}`);

const missingAt = (path: string): Problem => ({ code: 'NotNull', message: 'must not be null', path, arguments: [] });

export const showDebitAccount = (account: DebitAccount): schemas.DirectDebitAccount => ({
  id: account.id,
  currency: account.currency,
  type: account.network,
  details: {
    routingNumber: account.routingNumber,
    accountNumber: account.accountNumber,
    accountType: account.accountType,
  },
});
