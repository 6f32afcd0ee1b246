import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { refuse } from '../../state/kernel/index.ts';
import type { NewThirdPartyTransfer, Originator, Transfer } from '../../state/transfers/index.ts';
import { showMillis } from './dates.ts';
import { readAccount, readDetails, showTransfer } from './transfer.ts';

type Body = Operations['transferThirdPartyCreate']['request']['body'];
type LicenceBody = Operations['transferPartnerLicenceCreate']['request']['body'];

export const readThirdPartyTransfer = (body: Body): NewThirdPartyTransfer => ({
  kind: 'third-party',
  recipientId: readAccount(body.targetAccount, 'targetAccount'),
  quoteId: body.quote,
  customerTransactionId: readText(body.originalTransferId, 'originalTransferId'),
  sourceRecipientId: null,
  details: readDetails(body.details),
  originator: readOriginator(body.originator, readText(body.originator.reference, 'originator.reference')),
});

export const readPartnerLicenceTransfer = (body: LicenceBody): NewThirdPartyTransfer => ({
  kind: 'partner-licence',
  recipientId: readAccount(body.targetAccount, 'targetAccount'),
  quoteId: body.quote,
  customerTransactionId: readText(body.customerTransactionId, 'customerTransactionId'),
  sourceRecipientId: body.sourceAccount === undefined ? null : readAccount(body.sourceAccount, 'sourceAccount'),
  details: readDetails(body.details),
  originator: readOriginator(body.originator, readText(body.originator.externalId, 'originator.externalId')),
});

/**
 * A text that names something, and so says something.
 * @throws Refusal `request.malformed`
 */
function readText(value: string, path: string): string {
  if (value.trim() !== '') return value;
  return refuse('request.malformed', { problems: [{ code: 'NotNull', message: 'must not be null', path }] });
}

/** Both forms of a person and of a business, all that only some of them have being optional. */
type GivenOriginator = Omit<LicenceBody['originator'], 'externalId'> & {
  readonly nationality?: string;
  readonly businessRegistrationDate?: string;
};

function readOriginator(given: GivenOriginator, reference: string): Originator {
  const { legalEntityType, name = {}, address } = given;
  const { givenName = null, middleNames = [], familyName = null, patronymicName = null } = name;
  const isPerson = legalEntityType === 'PRIVATE';
  return {
    legalType: legalEntityType,
    reference,
    ...(isPerson
      ? {
          givenName,
          middleNames,
          familyName,
          patronymicName,
          fullName: `${givenName ?? ''} ${familyName ?? ''}`.trim(),
        }
      : { ...nobody, fullName: name.fullName ?? '' }),
    dateOfBirth: isPerson ? (given.dateOfBirth ?? null) : null,
    nationality: given.nationality ?? null,
    registrationCode: isPerson ? null : (given.businessRegistrationCode ?? null),
    registrationDate: isPerson ? null : (given.businessRegistrationDate ?? null),
    address: {
      firstLine: address.firstLine,
      city: address.city,
      state: address.stateCode ?? null,
      country: address.countryCode.toUpperCase(),
      postCode: address.postCode ?? null,
    },
    accountDetails: given.accountDetails ?? null,
  };
}

/** The names of a person that a business has none of. */
const nobody = { givenName: null, middleNames: [], familyName: null, patronymicName: null } as const;

/**
 * A transfer that was made for somebody else: dated to the millisecond, and with its real sender.
 * @assumed one made in the older way shows its own id where the newer ones have theirs
 */
export function showThirdPartyTransfer(transfer: Transfer): schemas.OriginatorTransfer {
  const { quoteUuid: _, customerTransactionId, ...shared } = showTransfer(transfer);
  return {
    ...shared,
    quote: transfer.quoteId,
    created: showMillis(transfer.createdAt),
    originator: transfer.originator ? showOriginator(transfer.originator) : undefined,
    originalTransferId: customerTransactionId,
  };
}

const showOriginator = (originator: Originator): NonNullable<schemas.OriginatorTransfer['originator']> => ({
  legalEntityType: originator.legalType,
  reference: originator.reference,
  name: {
    givenName: originator.givenName,
    middleNames: originator.middleNames,
    familyName: originator.familyName,
    patronymicName: originator.patronymicName,
    fullName: originator.fullName,
  },
  dateOfBirth: originator.dateOfBirth,
  businessRegistrationCode: originator.registrationCode,
  address: {
    firstLine: originator.address.firstLine,
    city: originator.address.city,
    stateCode: originator.address.state,
    countryCode: originator.address.country,
    postCode: originator.address.postCode,
  },
  accountDetails: originator.accountDetails,
});

/** Either form, where transfers of all kinds are shown. */
export const showAnyTransfer = (transfer: Transfer): schemas.Transfer | schemas.OriginatorTransfer =>
  transfer.originator ? showThirdPartyTransfer(transfer) : showTransfer(transfer);
