/** What testers may order and which values do it, in the contract's words. */
import type { OperationId } from '../../contract/generated/operations.ts';
import type { Company, Json, Magic, Subject } from '../../state/kernel/index.ts';

interface Words {
  readonly operations: readonly OperationId[];
  /** Where in a request each fact stands. */
  readonly fields: Readonly<Record<string, string>>;
  /** Those of the operations whose requests have these fields, where not all do. */
  readonly valuesIn?: readonly OperationId[];
}

const words: Readonly<Record<string, Words>> = {
  profile: {
    operations: ['profileCreateV1', 'profilePersonalCreate', 'profileBusinessCreate', 'profileBusinessCreateV3'],
    fields: {},
  },
  evidence: {
    operations: ['verificationUploadDocument', 'verificationUploadEvidences', 'verificationUploadEvidencesV3'],
    fields: { file: 'files' },
    valuesIn: ['verificationUploadDocument'],
  },
  face: { operations: ['ottFacemapVerify', 'scaFacemapVerify'], fields: { face: 'faceMap' } },
  'one-time-password': {
    operations: ['ottSmsVerify', 'ottWhatsappVerify', 'ottVoiceVerify'],
    fields: { password: 'otpCode' },
  },
  'recipient-check': {
    operations: ['recipientCreate', 'recipientCompatibilityCheck', 'recipientCompatibilityCheckV1'],
    fields: { name: 'accountHolderName' },
    valuesIn: ['recipientCreate'],
  },
  'sort-code': { operations: ['recipientCreate'], fields: { sortCode: 'details.sortCode' } },
  'kyc-check': { operations: ['kycReviewRequirementSubmit', 'simulationKycReviewRequirementsSubmit'], fields: {} },
  transfer: {
    operations: [
      'transferCreate',
      'transferThirdPartyCreate',
      'transferPartnerLicenceCreate',
      'batchGroupTransferCreate',
    ],
    fields: { reference: 'details.reference' },
  },
  funding: { operations: ['transferFund'], fields: {} },
  'direct-debit': { operations: ['batchGroupPaymentInitiationCreate'], fields: { reference: 'reference' } },
  settlement: { operations: ['bulkSettlementJournalCreate'], fields: {} },
  'account-details-order': { operations: ['bankAccountDetailsOrderCreate'], fields: {} },
  'incoming-payment': { operations: ['simulationBankTransactionImport', 'simulationSwiftIn'], fields: {} },
  'card-order': { operations: ['cardOrderCreate'], fields: { firstLine: 'address.firstLine' } },
  kiosk: { operations: ['cardKioskCollectionProduce'], fields: {} },
  'card-payment': { operations: ['simulationCardTransactionAuthorisation'], fields: { amount: 'amount.value' } },
  dispute: { operations: ['disputeSubmit'], fields: { email: 'transaction.email' } },
  case: { operations: ['caseCreate'], fields: { subject: 'subject' } },
};

const nowhere: Words = { operations: [], fields: {} };
const wordsOf = ({ name }: Subject): Words => words[name] ?? nowhere;

const looks: Readonly<Record<Magic['look'], string>> = {
  whole: 'is',
  start: 'begins with',
  'first-word': 'has as its first word',
  word: 'has among its words',
};

/** A value that brings something about by itself. */
export interface Scenario {
  readonly name: string;
  readonly operationIds: readonly OperationId[];
  readonly field: string;
  /** How the field is compared with the value. */
  readonly compared: string;
  readonly value: string;
  readonly outcome: string;
  /** The part of a request that has it. */
  readonly example: Json;
}

export const scenariosOf = ({ subjects }: Company): readonly Scenario[] =>
  subjects.flatMap(subject => subject.magic.map(row => showScenario(subject, row)));

function showScenario(subject: Subject, row: Magic): Scenario {
  const { operations, fields, valuesIn = operations } = wordsOf(subject);
  const { name, fact, look, value, does } = row;
  const field = fields[fact] ?? fact;
  return {
    name,
    operationIds: valuesIn,
    field,
    compared: looks[look],
    value,
    outcome: does,
    example: exampleOf(row, field),
  };
}

/** Sums are numbers in the contract. */
const sampleOf = ({ look, value }: Magic): Json => {
  if (look === 'word') return `Mia ${value}`;
  if (value.endsWith('.')) return `${value}pdf`;
  return /^0\.\d+$/.test(value) ? Number(value) : value;
};

const exampleOf = (row: Magic, field: string): Json =>
  field.split('.').reduceRight<Json>((inner, name) => ({ [name]: inner }), sampleOf(row));

/** What may be ordered of some operations. */
export interface OrderableOutcomes {
  readonly operationIds: readonly OperationId[];
  readonly outcomes: Readonly<Record<string, string>>;
}

const orderable = ({ subjects }: Company): readonly Subject[] =>
  subjects.filter(({ outcomes }) => Object.keys(outcomes).length > 0);

export const outcomesOf = (company: Company): readonly OrderableOutcomes[] =>
  orderable(company).map(subject => ({
    operationIds: wordsOf(subject).operations,
    outcomes: Object.fromEntries(Object.entries(subject.outcomes).map(([name, said]) => [name, said.does])),
  }));

/** What an operation decides, where something may be ordered of it. */
export const subjectOf = (company: Company, id: OperationId): Subject | undefined =>
  orderable(company).find(subject => wordsOf(subject).operations.includes(id));
