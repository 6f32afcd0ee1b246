import { requireValidDetails } from '../../state/recipients/index.ts';
import { reply } from '../binding.ts';
import type { AnyHandler } from '../plugins/decorators.ts';
import type { LegacyRoute } from './row.ts';

type Given = Readonly<Record<string, unknown>>;

/** @assumed a detail that does not pass is answered with 400; the documentation shows the body without its status */
const validate: AnyHandler = ({ params, query }) => {
  requireValidDetails((params as { readonly validator: string }).validator, query as Given);
  return reply(200, { validation: 'success' });
};

/** What `validationAsync` of the recipient forms points at. */
export const validatorRoutes: readonly LegacyRoute[] = [
  {
    method: 'GET',
    url: '/v1/validators/:validator',
    sameAs: 'recipientAccountRequirementsGet',
    anonymous: true,
    handler: validate,
    source: 'older documentation, which calls them without Authorization; recorded forms that name them',
  },
];
