/**
 * Why a card payment can be disputed, and what is asked of each reason.
 * @source disputeReasonsGet; disputeDynamicFlowStep
 * @assumed which fields there are: only those of WRONG_AMOUNT are documented
 */
import { choice, type FormField, flag, group, money, must, text } from './form-field.ts';

export interface Reason {
  readonly code: string;
  /** Null where that depends on the narrower reason. */
  readonly fraud: boolean | null;
  /** Whether several payments may be disputed at once. */
  readonly several: boolean;
  /** Narrower reasons, one of which must be given instead. */
  readonly options: readonly string[];
  /** Where its questionnaire leads to first; none where it has one page, the form itself. */
  readonly leadsTo: readonly string[];
  readonly form: readonly FormField[];
  /** The names under which files are asked for. */
  readonly files: readonly string[];
}

type Facts = Partial<Omit<Reason, 'code'>>;

const reason = (code: string, facts: Facts): Reason => ({
  code,
  fraud: false,
  several: false,
  options: [],
  leadsTo: facts.options ?? [],
  form: [],
  files: [],
  ...facts,
});

const details = must(text('details'));
const goods = must(text('goods'));
const receipt = ['receipt'] as const;
const fraud = { fraud: true, several: true, files: ['policeReport'] } as const;

/** The reasons that are offered first, in their order. */
const first = [
  reason('ATM_DISPENSED_NO_FUNDS', {
    form: [must(money('requested')), must(money('received')), text('atmLocation'), details],
    files: receipt,
  }),
  reason('WRONG_AMOUNT', {
    form: [
      must(money('charged')),
      must(money('expected')),
      group('agreedDetails', [flag('agreed'), text('agreedReason')]),
      text('goods'),
      details,
    ],
    files: receipt,
  }),
  reason('TROUBLE_WITH_GOODS_SERVICES', {
    leadsTo: ['NO_GOODS_OR_SERVICES', 'SOMETHING_WRONG_WHAT_WAS_RECEIVED', 'SCAM'],
    form: [goods, details],
    files: receipt,
  }),
  reason('MERCHANT_CHARGED_AGAIN', {
    form: [choice('kind', ['SUBSCRIPTION', 'DUPLICATE', 'UNKNOWN']), text('otherTransactionId'), details],
    files: receipt,
  }),
  reason('NO_REFUND', {
    form: [money('refundAmount'), text('refundPromisedDate', 'date'), details],
    files: ['receipt', 'refundConfirmation'],
  }),
  reason('UNAUTHORIZED', {
    fraud: null,
    options: ['UNEXPECTEDLY_CHARGED_AGAIN', 'UNWANTED_SUBSCRIPTION', 'CARD_POSSESSION', 'CARD_NO_POSSESSION'],
  }),
];

/** The narrower ones, which one comes to by an option or in the questionnaire. */
const narrower = [
  reason('UNEXPECTEDLY_CHARGED_AGAIN', { form: [text('previousTransactionId'), details], files: receipt }),
  reason('UNWANTED_SUBSCRIPTION', {
    form: [text('cancelledDate', 'date'), flag('contactedMerchant'), details],
    files: ['cancellationProof'],
  }),
  reason('CARD_POSSESSION', { ...fraud, form: [flag('hadCard'), flag('sharedDetails'), details] }),
  reason('CARD_NO_POSSESSION', { ...fraud, form: [text('lostDate', 'date'), flag('reportedToPolice'), details] }),
  reason('NO_GOODS_OR_SERVICES', {
    leadsTo: ['NEVER_ARRIVED', 'CANCELLED_ORDER'],
    form: [goods, details],
    files: receipt,
  }),
  reason('NEVER_ARRIVED', {
    form: [goods, must(text('expectedDate', 'date')), flag('contactedMerchant'), text('contactDetails'), details],
    files: ['receipt', 'correspondence'],
  }),
  reason('CANCELLED_ORDER', {
    form: [goods, must(text('cancelledDate', 'date')), text('cancellationReason'), flag('refundPromised'), details],
    files: ['receipt', 'cancellationProof'],
  }),
  reason('SOMETHING_WRONG_WHAT_WAS_RECEIVED', {
    form: [
      goods,
      text('receivedDate', 'date'),
      must(text('issue')),
      flag('returned'),
      text('returnedDate', 'date'),
      details,
    ],
    files: ['receipt', 'photos', 'returnProof'],
  }),
  reason('SCAM', {
    form: [goods, flag('contactedMerchant'), text('scamIndicators'), details],
    files: ['receipt', 'correspondence'],
  }),
];

const byCode: ReadonlyMap<string, Reason> = new Map([...first, ...narrower].map(each => [each.code, each]));

/** The reasons that are offered first. */
export const firstReasons: readonly Reason[] = first;

/** The reason of this name, written `WRONG_AMOUNT` or `wrong-amount`. */
export const findReason = (name: string): Reason | undefined => byCode.get(name.toUpperCase().replaceAll('-', '_'));
