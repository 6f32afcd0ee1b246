import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import {
  type CardAddress,
  type CardDelivery,
  type CardOrder,
  type CardProgram,
  type CardWish,
  checkCardAddress,
  estimateOf,
  type RequirementType,
} from '../../state/cards/index.ts';
import { money, type Problem, type Rows, refuse, toUnits, type World } from '../../state/kernel/index.ts';
import { showProgram } from './card.ts';
import { showMicros, showNanos } from './dates.ts';
import { readId } from './ids.ts';
import type { PageWish } from './pages.ts';

type Body = Operations['cardOrderCreate']['request']['body'];

/** Nothing has this id. */
const NO_ID = 0;

/** @throws Refusal `request.malformed` for details of a replacement that are not whole, or an address that is no text */
export const readCardWish = (body: Body): CardWish => ({
  program: body.program,
  cardHolderName: body.cardHolderName,
  embossedName: body.embossedName ?? null,
  phoneNumber: body.phoneNumber ?? null,
  address: readCardAddress(body.address, 'address.'),
  delivery: body.deliveryOption ?? null,
  lifetimeLimit: body.lifetimeLimit ?? null,
  cardHolderProfileId: body.cardHolderProfileId === undefined ? null : (readId(body.cardHolderProfileId) ?? NO_ID),
  replaces: readReplacement(body.replacementDetails),
});

function readReplacement(details: Body['replacementDetails']): CardWish['replaces'] {
  if (!details) return null;
  const { cardToken, reason } = details;
  if (cardToken === undefined) return missing('replacementDetails.cardToken');
  return reason === undefined ? missing('replacementDetails.reason') : { cardToken: cardToken.toLowerCase(), reason };
}

const missing = (path: string): never =>
  refuse('request.malformed', { problems: [{ code: 'NotNull', message: 'must not be null', path }] });

/**
 * An address in the fields of whichever country. A number of a house may be written as one.
 * @throws Refusal `request.malformed`, naming what is neither
 */
export function readCardAddress(address: Readonly<Record<string, unknown>>, within = ''): CardAddress {
  const problems: Problem[] = [];
  const fields = Object.entries(address).map(([name, value]) => {
    if (value === null || typeof value === 'string') return [name, value];
    if (typeof value === 'number') return [name, String(value)];
    problems.push({ code: 'NOT_VALID', message: 'must be a text', path: `${within}${name}` });
    return [name, null];
  });
  if (problems.length > 0) refuse('request.malformed', { problems });
  return Object.fromEntries(fields);
}

/** A body need not be there at all. */
export const showFindings = (
  body: Operations['cardOrderValidateAddress']['request']['body'],
): Operations['cardOrderValidateAddress']['replies'][200] => ({
  errors: checkCardAddress(readCardAddress(body)).map(({ field, message }) => ({ field, message })),
});

export function showCardOrder(world: World, order: CardOrder): schemas.CardOrder {
  const { id, profileId, clientId, program, address, cardToken, status, cardHolderName } = order;
  return {
    id,
    profileId,
    clientId,
    cardProgram: showProgram(program),
    address: showAddress(address),
    cardToken,
    replacesCard: null,
    creationTime: showNanos(order.createdAt),
    modificationTime: showNanos(order.updatedAt),
    status,
    cardHolderName,
    phoneNumber: order.phoneNumber,
    lifetimeLimit:
      order.lifetimeLimitMinor === null ? null : toUnits(money(order.lifetimeLimitMinor, program.currency)),
    deliveryEstimate: showMicros(estimateOf(world, order)),
    deliveryDetails: showDelivery(order),
    ...(order.cardHolderProfileId === null ? {} : { cardHolderProfileId: order.cardHolderProfileId }),
  };
}

/** What every address has, and what its country adds. */
const showAddress = ({ firstLine, secondLine, thirdLine, city, postCode, state, country, ...own }: CardAddress) => ({
  firstLine: firstLine ?? undefined,
  secondLine: secondLine ?? null,
  thirdLine: thirdLine ?? null,
  city: city ?? undefined,
  postCode: postCode ?? undefined,
  state: state ?? null,
  country: country ?? undefined,
  ...own,
});

/** How a card travels is known once it does. */
function showDelivery({ delivery, status }: CardOrder): schemas.CardOrder['deliveryDetails'] {
  if (!delivery) return null;
  const { option: deliveryOption, ...way } = delivery;
  const { vendor, trackingUrl, trackingNumber } = status === 'PRODUCED' || status === 'COMPLETED' ? way : nothing;
  return { deliveryOption, deliveryVendor: vendor, trackingUrl, trackingNumber };
}

const nothing: Omit<CardDelivery, 'option'> = { vendor: null, trackingUrl: null, trackingNumber: null };

export const showCardOrders = (
  world: World,
  orders: Rows<CardOrder>,
  { offset, limit }: PageWish,
): Operations['cardOrderList']['replies'][200] => ({
  totalCount: orders.size,
  cardOrders: orders.page(offset, limit, true).map(order => showCardOrder(world, order)),
});

export const showPrograms = (programs: readonly CardProgram[]): Operations['cardOrderProgramsGet']['replies'][200] => ({
  cardPrograms: programs.map(showProgram),
});

const requirementTypes: readonly RequirementType[] = ['PIN', 'VERIFICATION', 'ADDRESS'];

export const showRequirements = ({
  requirements,
}: CardOrder): Operations['cardOrderRequirementsGet']['replies'][200] => ({
  requirements: requirementTypes.flatMap(type => {
    const status = requirements[type];
    return status === undefined ? [] : [{ type, status }];
  }),
});
