/** What businesses say of their money and their owners. */
import { type Check, fieldOf, listIn, textOf, wrong } from './given.ts';
import { businessProofs, businessWealth, ownerDocuments } from './values.ts';

const SHORTEST_DESCRIPTION = 10;

const isWealth = (value: unknown): boolean => businessWealth.some(known => known === value);

const badWealth = (message: string) => wrong('invalid_value', 'sourceOfWealthList', message, businessWealth);

/** @assumed how short is too short, and that an unknown source is refused like malformed details of one */
export const wealth: Check = ({ data }) => {
  const sources = listIn(data, 'sourceOfWealthList');
  if (sources.length === 0) return badWealth('No business source of wealth provided');
  if (!sources.every(isWealth)) return badWealth('Invalid submission data provided');
  if (!sources.includes('OTHER')) return undefined;
  const description = textOf(data, 'otherSourceOfWealthDescription');
  if (description === undefined) return badWealth('Missing business source of wealth description');
  return description.trim().length < SHORTEST_DESCRIPTION
    ? badWealth('Source of wealth description too short')
    : undefined;
};

/** Sources of wealth one by one, and whether money that is sent comes out of them. */
export const wealthDetails =
  (name: string, isGood: (value: unknown) => boolean, accepted: readonly string[]): Check =>
  ({ data }) => {
    const sources = listIn(data, 'sourceOfWealthList');
    const isFit = (one: unknown) =>
      isGood(fieldOf(one, name)) && ['boolean', 'undefined'].includes(typeof fieldOf(one, 'isSourceOfFund'));
    if (sources.length > 0 && sources.every(isFit)) return undefined;
    return wrong('invalid_value', 'sourceOfWealthList', 'Invalid submission data provided', accepted);
  };

export const businessWealthDetails = wealthDetails('businessSourceOfWealthInfo', isWealth, businessWealth);

export const wealthProof: Check = ({ data }) => {
  if (!isWealth(fieldOf(data, 'sourceOfWealthType'))) {
    return wrong('invalid_value', 'sourceOfWealthType', 'Invalid Source of Wealth type', businessWealth);
  }
  const isProof = businessProofs.some(known => known === fieldOf(data, 'documentType'));
  return isProof ? undefined : wrong('invalid_value', 'documentType', 'Invalid Document Type', businessProofs);
};

/**
 * A document for each owner that is named.
 * @assumed the owners stand in a list named `shareholders`; one may stand alone, without a list
 */
export const owners: Check = ({ data, files, ownerIds }) => {
  const listed = fieldOf(data, 'shareholders');
  const named = listed === undefined ? [data] : listIn(data, 'shareholders');
  if (named.length === 0) return wrong('parameter_missing', 'shareholders', 'No value provided', null);
  for (const one of named) {
    const [id, fileName] = [textOf(one, 'shareholderId') ?? '', textOf(one, 'fileName') ?? ''];
    if (!files.some(({ name }) => name === fileName)) {
      const message = `No file was provided with a name that matches ${fileName} for shareholderId: ${id}`;
      return wrong('invalid_value', 'file', message, null);
    }
    if (!ownerIds.includes(id)) return wrong('invalid_value', 'shareholderId', 'Shareholder does not exist', null);
    if (!ownerDocuments.some(known => known === fieldOf(one, 'documentType'))) {
      const message = `DocumentType cannot be associated with shareholder: ${id}`;
      return wrong('invalid_value', 'documentType', message, ownerDocuments);
    }
  }
  return undefined;
};
