/** What the recipient's bank answers when it is asked about a name and an account. */
import type { Instant } from '../kernel/index.ts';
import type { ConfirmationOutcome, Recipient } from './record.ts';
import { type BankCheckRow, findCountry, formRowsOf } from './reference.ts';

type Asked = Pick<Recipient, 'currency' | 'type' | 'name' | 'country'>;
type Answer = Pick<ConfirmationOutcome, 'outcome' | 'requiresCustomerAcceptance'> & {
  readonly message: Readonly<Record<BankCheckRow['type'], string>>;
};

/** The check that is made of this kind of recipient, if one is. @source recipientCompatibilityCheck, confirmations */
function bankCheckOf({ currency, type, country }: Asked): BankCheckRow | undefined {
  const check = formRowsOf(currency, true).find(form => form.type === type)?.bankCheck;
  return check?.within === 'sepa' && !findCountry(country ?? '')?.sepa ? undefined : check;
}

const slightly = {
  NAME_MATCHING: 'The name entered is slightly different to the name on the account.',
  ACCOUNT_EXISTENCE: 'Some of the details entered are slightly different to those of the account.',
};

const answers: ReadonlyMap<string, Answer> = new Map([
  ['partial', { outcome: 'PARTIAL_FAILURE', requiresCustomerAcceptance: true, message: slightly }],
  ['minor', { outcome: 'PARTIAL_FAILURE', requiresCustomerAcceptance: false, message: slightly }],
  [
    'mismatch',
    {
      outcome: 'FAILURE',
      requiresCustomerAcceptance: true,
      message: {
        NAME_MATCHING: 'The name entered does not match the name on the account.',
        ACCOUNT_EXISTENCE: 'The bank knows no such account.',
      },
    },
  ],
  [
    'uncheckable',
    {
      outcome: 'COULD_NOT_CHECK',
      requiresCustomerAcceptance: false,
      message: {
        NAME_MATCHING: 'The name on the account could not be checked.',
        ACCOUNT_EXISTENCE: 'The account could not be checked.',
      },
    },
  ],
]);

const fine: Answer = {
  outcome: 'SUCCESS',
  requiresCustomerAcceptance: false,
  message: {
    NAME_MATCHING: 'The name entered matches the name on the account.',
    ACCOUNT_EXISTENCE: 'The account exists.',
  },
};

/**
 * Asks the bank about a recipient: one answer, or none where no bank is asked.
 * @source recipientConfirmationsAccept, confirmations
 * @assumed what is answered goes by a word of the name, as there is no public list of names to try this with: `Partial`
 * and `Mismatch` must be accepted, `Minor` and `Uncheckable` need not be, all else succeeds. A bank that only partly
 * agrees tells the name it has; one that does not agree tells nothing.
 */
export function askBank(recipient: Asked, at: Instant): ConfirmationOutcome | undefined {
  const check = bankCheckOf(recipient);
  if (!check) return undefined;
  const words = recipient.name.split(' ');
  const cue = words.find(word => answers.has(word.toLowerCase()));
  const { outcome, requiresCustomerAcceptance, message } = answers.get(cue?.toLowerCase() ?? '') ?? fine;
  const matchesNames = check.type === 'NAME_MATCHING';
  const disagrees = matchesNames && (outcome === 'FAILURE' || outcome === 'PARTIAL_FAILURE');
  const known = [...words.filter(word => word !== cue), 'Confirmed'].join(' ');
  const resolvedName = disagrees && outcome === 'PARTIAL_FAILURE' ? known : null;
  return {
    type: check.type,
    at,
    outcome,
    requiresCustomerAcceptance,
    fieldsChecked: check.fields,
    providedName: disagrees ? recipient.name : null,
    resolvedName,
    message: message[check.type],
    recommendedUpdates: resolvedName === null ? [] : [{ path: 'name', value: resolvedName }],
  };
}
