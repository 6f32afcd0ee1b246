/** What the recipient's bank can answer. */
import { type Magic, subject } from '../kernel/index.ts';
import type { ConfirmationOutcome } from './record.ts';
import { type BankCheckRow, unknownSortCodes } from './reference.ts';

export type BankAnswer = Pick<ConfirmationOutcome, 'outcome' | 'requiresCustomerAcceptance'> & {
  readonly message: Readonly<Record<BankCheckRow['type'], string>>;
};

const slightly = {
  NAME_MATCHING: 'The name entered is slightly different to the name on the account.',
  ACCOUNT_EXISTENCE: 'Some of the details entered are slightly different to those of the account.',
};

export const fine: BankAnswer = {
  outcome: 'SUCCESS',
  requiresCustomerAcceptance: false,
  message: {
    NAME_MATCHING: 'The name entered matches the name on the account.',
    ACCOUNT_EXISTENCE: 'The account exists.',
  },
};

const partial: BankAnswer = { outcome: 'PARTIAL_FAILURE', requiresCustomerAcceptance: true, message: slightly };
const minor: BankAnswer = { outcome: 'PARTIAL_FAILURE', requiresCustomerAcceptance: false, message: slightly };

const mismatch: BankAnswer = {
  outcome: 'FAILURE',
  requiresCustomerAcceptance: true,
  message: {
    NAME_MATCHING: 'The name entered does not match the name on the account.',
    ACCOUNT_EXISTENCE: 'The bank knows no such account.',
  },
};

const uncheckable: BankAnswer = {
  outcome: 'COULD_NOT_CHECK',
  requiresCustomerAcceptance: false,
  message: {
    NAME_MATCHING: 'The name on the account could not be checked.',
    ACCOUNT_EXISTENCE: 'The account could not be checked.',
  },
};

const inName = (name: string, value: string, does: string, effect: BankAnswer): Magic<BankAnswer> => ({
  name: `recipient-${name}`,
  fact: 'name',
  look: 'word',
  value,
  does,
  effect,
});

/**
 * What the bank says of a recipient, where one is asked.
 * @source recipientConfirmationsAccept, confirmations
 * @assumed what is answered goes by a word of the name, as there is no public list of names to try this with: `Partial`
 * and `Mismatch` must be accepted, `Minor` and `Uncheckable` need not be, all else succeeds
 */
export const bankCheck = subject<BankAnswer>({
  name: 'recipient-check',
  outcomes: {
    approve: { does: 'the bank agrees: `SUCCESS`', effect: fine },
    reject: { does: 'the bank knows no such name or account: `FAILURE`, to be accepted', effect: mismatch },
    hold: { does: 'the bank cannot be asked: `COULD_NOT_CHECK`', effect: uncheckable },
  },
  magic: [
    inName('partly-matches', 'Partial', 'the bank has a similar name: `PARTIAL_FAILURE`, to be accepted', partial),
    inName('nearly-matches', 'Minor', 'the bank has a similar name: `PARTIAL_FAILURE`, to be known only', minor),
    inName('does-not-match', 'Mismatch', 'the bank has another name: `FAILURE`, to be accepted', mismatch),
    inName('cannot-be-checked', 'Uncheckable', 'the bank cannot be asked: `COULD_NOT_CHECK`', uncheckable),
  ],
});

/** Which bank a sort code leads to. */
export const sortCodeCheck = subject<'unknown'>({
  name: 'sort-code',
  outcomes: {},
  magic: unknownSortCodes.map(value => ({
    name: 'sort-code-is-unknown',
    fact: 'sortCode',
    look: 'whole',
    value,
    does: 'is well formed and no bank has it: the recipient is refused',
    effect: 'unknown',
  })),
});
