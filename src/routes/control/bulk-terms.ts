import type { FastifyPluginAsync } from 'fastify';
import { clients } from '../../state/access/index.ts';
import { bulkTermsOf, setBulkTerms } from '../../state/funding/index.ts';
import { isCurrency, type Money, parseAmount, toUnits, type World } from '../../state/kernel/index.ts';
import { badField, number, orNull, type Reader, readFields, required, text, toggle, Unfit } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly client: string } };

/** What was agreed with a partner on settling in bulk. */
export const bulkTermsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get<Named>('/clients/:client/bulk-terms', { config }, async ({ world, params }) =>
    showTerms(world, requireClientId(world, params.client)),
  );
  app.put<Named>('/clients/:client/bulk-terms', { config }, async ({ world, params, body }) => {
    const id = requireClientId(world, params.client);
    const changes = readFields(body, {
      enabled: toggle,
      crossCurrency: toggle,
      collateral: amounts,
      refundUrl: orNull(address),
    });
    world.transact({ kind: 'operator', what: 'agree on bulk settlement' }, () => setBulkTerms(world, id, changes));
    return showTerms(world, id);
  });
};

const requireClientId = (world: World, id: string): string =>
  world.table(clients).get(id)?.id ?? badField('client', 'is not the id of an application');

const address: Reader<string> = value => {
  const url = text(value);
  if (!/^https?:\/\/[^\s/]+/.test(url)) throw new Unfit('must be an address that begins with http:// or https://');
  return url;
};

/** A list of `{value, currency}`, one for each currency. */
const amounts: Reader<readonly Money[]> = value => {
  if (!Array.isArray(value)) throw new Unfit('must be a list of amounts');
  const read = value.map(amount);
  if (new Set(read.map(({ currency }) => currency)).size < read.length) throw new Unfit('names a currency twice');
  return read;
};

function amount(each: unknown): Money {
  const { value, currency } = readFields(each, { value: number, currency: text });
  const code = required(currency, 'currency');
  const found = isCurrency(code) ? parseAmount(required(value, 'value'), code) : undefined;
  if (!found || found.amountMinor < 0) throw new Unfit('must hold amounts that are not negative, as {value, currency}');
  return found;
}

function showTerms(world: World, clientId: string) {
  const { id, collateral, ...terms } = bulkTermsOf(world, clientId);
  return {
    client: id,
    ...terms,
    collateral: collateral.map(each => ({ value: toUnits(each), currency: each.currency })),
  };
}
