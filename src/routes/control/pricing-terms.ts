import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { type PartnerTerms, partnerTermsOf, setPartnerTerms } from '../../state/quotes/index.ts';
import { orNull, type Reader, readFields, required, toggle, within } from './body.ts';
import { requireNamed } from './clients.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly client: string } };

const HIGHEST_FEE = 1_000_000;
const variable = within(0, 1);
const fixed = within(0, HIGHEST_FEE);

/** What was agreed with a partner on the prices its customers see. */
export const pricingTermsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get<Named>('/clients/:client/pricing-terms', { config }, async ({ world, params }) =>
    showTerms(partnerTermsOf(world, requireNamed(world, params.client).id)),
  );
  app.put<Named>('/clients/:client/pricing-terms', { config }, async ({ world, params, body }) => {
    const fields = { swiftOur: toggle, largestVariable: variable, largestFixed: fixed, pricing: orNull(pricing) };
    const changes = readFields(body, fields);
    const { id } = requireNamed(world, params.client);
    return showTerms(operate(world, 'agree on prices', () => setPartnerTerms(world, id, changes)));
  });
};

/** A fee of the partner's own: a share, and units of the source currency. */
const pricing: Reader<NonNullable<PartnerTerms['pricing']>> = value => {
  const fee = readFields(value, { variable, fixed });
  return { type: 'OVERRIDE', variable: required(fee.variable, 'variable'), fixed: required(fee.fixed, 'fixed') };
};

const showTerms = ({ id: client, pricing: fee, ...terms }: PartnerTerms) => ({
  client,
  ...terms,
  pricing: fee && { variable: fee.variable, fixed: fee.fixed },
});
