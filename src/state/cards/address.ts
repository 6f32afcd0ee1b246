/** Where cards may be sent, by what each country wants to know of an address. */
import formsJson from '../../../fixtures/reference/card-addresses.json' with { type: 'json' };
import { refuse } from '../kernel/index.ts';
import { findCountryCodes } from '../profiles/index.ts';
import type { CardAddress } from './record.ts';

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly most: number;
  readonly oneOf?: readonly string[];
}

interface Forms {
  readonly default: readonly Field[];
  readonly byCountry: Readonly<Record<string, readonly Field[]>>;
  /** Patterns by country. */
  readonly postCodes: Readonly<Record<string, string>>;
  readonly withoutPostCodes: readonly string[];
}

const forms: Forms = formsJson;

export interface AddressFinding {
  readonly field: string;
  readonly message: string;
}

const PO_BOX = /\bP\.?\s*O\.?\s*BOX\b/i;

/**
 * What keeps a card from being sent to an address; nothing for a good one.
 * @source cardOrderValidateAddress
 * @assumed which fields countries other than Brazil need, and the postcodes of all but Britain: the default form and
 * the usual patterns
 */
export function checkCardAddress(address: CardAddress): AddressFinding[] {
  const country = address.country ?? '';
  const fields = Object.hasOwn(forms.byCountry, country) ? forms.byCountry[country] : undefined;
  return (fields ?? forms.default).flatMap(field => {
    const message = faultOf(field, (address[field.name] ?? '').trim(), country);
    return message === undefined ? [] : [{ field: field.name, message }];
  });
}

function faultOf({ name, required, most, oneOf }: Field, value: string, country: string): string | undefined {
  const needed = required && !(name === 'postCode' && forms.withoutPostCodes.includes(country));
  if (value === '') return needed ? 'Required Field' : undefined;
  if (name === 'country') return isCountry(value) ? undefined : 'Please enter a valid country';
  if ([...value].length > most) return `Must be less than ${most} characters`;
  if (name === 'postCode' && !isPostCode(value, country)) return 'Please enter a valid postcode';
  if (oneOf && !oneOf.includes(value)) return `Must be one of ${oneOf.join(', ')}`;
  return PO_BOX.test(value) ? 'Cards cannot be sent to a PO box' : undefined;
}

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && findCountryCodes(code) !== undefined;

function isPostCode(value: string, country: string): boolean {
  const pattern = Object.hasOwn(forms.postCodes, country) ? forms.postCodes[country] : undefined;
  return pattern === undefined || new RegExp(pattern).test(value.toUpperCase());
}

/**
 * Refuses an address that no card can be sent to, with every finding.
 * @throws Refusal `card-order.bad-address`
 */
export function requireCardAddress(address: CardAddress): void {
  const problems = checkCardAddress(address).map(({ field, message }) => ({
    code: 'NOT_VALID',
    message,
    path: `address.${field}`,
  }));
  if (problems.length > 0) refuse('card-order.bad-address', { problems });
}
