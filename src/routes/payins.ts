import { requestPayNow } from '../state/payins/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showPayNow } from './views/paynow.ts';

export const payinsRoutes: HandlersOf<'payins'> = {
  paynowCreate: ({ world, actor, params, drawing }) =>
    reply(200, showPayNow(requestPayNow(world, actor, params.profileId, params.payinSessionId), drawing)),
};
