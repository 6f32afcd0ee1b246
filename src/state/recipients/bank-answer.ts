/** What the recipient's bank answers when it is asked about a name and an account. */
import { magicFor, type World } from '../kernel/index.ts';
import { outcomeFor } from '../overrides/index.ts';
import { bankCheck, fine } from './outcomes.ts';
import type { ConfirmationOutcome, Recipient } from './record.ts';
import { type BankCheckRow, findCountry, formRowsOf } from './reference.ts';

type Asked = Pick<Recipient, 'currency' | 'type' | 'name' | 'country'>;

/** The check that is made of this kind of recipient, if one is. @source recipientCompatibilityCheck, confirmations */
function bankCheckOf({ currency, type, country }: Asked): BankCheckRow | undefined {
  const check = formRowsOf(currency, true).find(form => form.type === type)?.bankCheck;
  return check?.within === 'sepa' && !findCountry(country ?? '')?.sepa ? undefined : check;
}

/**
 * Asks the bank about a recipient: one answer, or none where no bank is asked.
 * @source recipientConfirmationsAccept, confirmations
 * @assumed a bank that only partly agrees tells the name it has; one that does not agree tells nothing
 */
export function askBank(world: World, recipient: Asked): ConfirmationOutcome | undefined {
  const check = bankCheckOf(recipient);
  if (!check) return undefined;
  const { name } = recipient;
  const { outcome, requiresCustomerAcceptance, message } = outcomeFor(world, bankCheck, { name }) ?? fine;
  const matchesNames = check.type === 'NAME_MATCHING';
  const disagrees = matchesNames && (outcome === 'FAILURE' || outcome === 'PARTIAL_FAILURE');
  const resolvedName = disagrees && outcome === 'PARTIAL_FAILURE' ? nameAtBank(name) : null;
  return {
    type: check.type,
    at: world.now,
    outcome,
    requiresCustomerAcceptance,
    fieldsChecked: check.fields,
    providedName: disagrees ? name : null,
    resolvedName,
    message: message[check.type],
    recommendedUpdates: resolvedName === null ? [] : [{ path: 'name', value: resolvedName }],
  };
}

/** The name without the word that brought this about. */
function nameAtBank(name: string): string {
  const cue = magicFor(bankCheck, { name })?.value.toLowerCase();
  return [...name.split(' ').filter(word => word.toLowerCase() !== cue), 'Confirmed'].join(' ');
}
