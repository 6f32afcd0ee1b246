import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { toUnits, type World } from '../../state/kernel/index.ts';
import {
  optionsOf,
  type PaymentOption,
  type PricedQuote,
  type PricingWish,
  type Quote,
  type QuoteChanges,
  type QuoteCommand,
} from '../../state/quotes/index.ts';
import { showSeconds } from './dates.ts';
import { speaks } from './dialect.ts';
import { readId, requireId } from './ids.ts';
import { showPaymentOption } from './payment-option.ts';

type Body = Operations['quoteCreateUnauthenticated']['request']['body'] &
  Partial<Operations['quoteCreate']['request']['body']>;
type Changes = Operations['quoteUpdate']['request']['body'];

/** A wish for a price. `payIn` is what the documentation's text calls `preferredPayIn`. */
export const readQuote = (body: Body): QuoteCommand => ({
  sourceCurrency: body.sourceCurrency,
  targetCurrency: body.targetCurrency,
  sourceAmount: body.sourceAmount ?? null,
  targetAmount: body.targetAmount ?? null,
  recipientId: readId(body.targetAccount),
  contactId: body.contactId ?? null,
  payOut: body.payOut ?? null,
  preferredPayIn: body.preferredPayIn ?? body.payIn ?? null,
  transferNature: body.paymentMetadata?.transferNature ?? null,
  pricing: readPricing(body.pricingConfiguration) ?? null,
});

/** The profile a quote is for, where the body names it. @throws Refusal `request.malformed` */
export const readQuoteProfile = (body: Body & { readonly profile?: unknown; readonly profileId?: unknown }): number =>
  requireId(body.profile ?? body.profileId, 'profile');

/** A merge patch: what is absent stays, what is null goes. */
export const readQuoteChanges = ({
  targetAccount,
  payOut,
  paymentMetadata,
  pricingConfiguration,
}: Changes): QuoteChanges => ({
  ...(targetAccount === undefined ? {} : { recipientId: readId(targetAccount) }),
  ...(payOut === undefined ? {} : { payOut }),
  ...readNature(paymentMetadata),
  ...(pricingConfiguration === undefined ? {} : { pricing: readPricing(pricingConfiguration) }),
});

function readNature(metadata: Changes['paymentMetadata']): Pick<QuoteChanges, 'transferNature'> {
  if (metadata === null) return { transferNature: null };
  return metadata?.transferNature === undefined ? {} : { transferNature: metadata.transferNature };
}

function readPricing(given: Body['pricingConfiguration']): PricingWish | null | undefined {
  if (given === undefined || given === null) return given;
  const { type = null, variable = null, fixed = null } = given.fee ?? {};
  return { type, variable, fixed };
}

/** Nothing in the sandbox sends high amounts another way. */
const ordinaryFlow = {
  highAmount: {
    showFeePercentage: false,
    trackAsHighAmountSender: false,
    showEducationStep: false,
    offerPrefundingOption: false,
    overLimitThroughCs: false,
    overLimitThroughWiseAccount: false,
  },
};

export const showQuote = (world: World, quote: Quote): schemas.Quote =>
  show(world, quote, {
    id: quote.id,
    user: quote.userId,
    profile: quote.profileId,
    // A forgotten quote is not found before it could be shown.
    status: quote.status === 'FORGOTTEN' ? 'EXPIRED' : quote.status,
  });

/** A price that belongs to nobody has no id: nothing can be made of it. */
export const showAnonymousQuote = (world: World, quote: PricedQuote): schemas.Quote =>
  show(world, quote, { id: undefined, user: undefined, profile: undefined, status: 'PENDING' });

type Owner = Pick<schemas.Quote, 'id' | 'user' | 'profile' | 'status'>;

function show(world: World, quote: PricedQuote, { id, user, profile, status }: Owner): schemas.Quote {
  const delivered = !(status === 'FUNDED' && speaks(world, 'quote.no-delivery-when-funded'));
  const options = optionsOf(quote);
  const product = !speaks(world, 'quote.no-pay-in-product');
  return {
    id,
    type: 'REGULAR',
    status,
    sourceCurrency: quote.source,
    targetCurrency: quote.target,
    ...amountsOf(world, quote, options),
    providedAmountType: quote.side,
    rate: quote.rate,
    rateType: 'FIXED',
    createdTime: showSeconds(quote.createdAt),
    rateTimestamp: showSeconds(quote.rateAt),
    rateExpirationTime: showSeconds(quote.rateExpiresAt),
    expirationTime: showSeconds(quote.expiresAt),
    user,
    profile,
    clientId: quote.clientId,
    payOut: quote.payOut,
    preferredPayIn: quote.preferredPayIn ?? undefined,
    payInCountry: quote.payInCountry ?? undefined,
    payOutCountry: quote.payOutCountry ?? undefined,
    funding: 'POST',
    targetAccount: quote.recipientId,
    targetAccountDetailsOwnedByProfile: quote.recipientId === null ? undefined : quote.toSelf,
    targetAmountAllowed: true,
    guaranteedTargetAmountAllowed: true,
    guaranteedTargetAmount: quote.side === 'TARGET',
    pricingConfiguration: quote.pricing ? { fee: quote.pricing } : undefined,
    paymentOptions: options.map(option =>
      showPaymentOption(option, { delivered, product, decision: quote.priceDecision }),
    ),
    transferFlowConfig: ordinaryFlow,
    notices: quote.notices,
  };
}

/** The amount that was given as it was, the other by the first payment option. */
function amountsOf(
  world: World,
  { side, amount }: PricedQuote,
  options: readonly PaymentOption[],
): Pick<schemas.Quote, 'sourceAmount' | 'targetAmount'> {
  const [first] = options;
  const given = toUnits(amount);
  const other = first && !speaks(world, 'quote.omit-other-amount') ? first : undefined;
  return side === 'SOURCE'
    ? { sourceAmount: given, targetAmount: other && toUnits(other.target) }
    : { sourceAmount: other && toUnits(other.source), targetAmount: given };
}
