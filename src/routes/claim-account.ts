import { issueClaimCode } from '../state/access/index.ts';
import { type HandlersOf, reply } from './binding.ts';

export const claimAccountRoutes: HandlersOf<'claim-account'> = {
  claimAccountCreate: ({ world, actor, body }) =>
    reply(200, { claimAccountCode: issueClaimCode(world, actor, body.registrationCode).id }),
};
