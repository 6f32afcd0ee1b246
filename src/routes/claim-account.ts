import { gap, type HandlersOf } from './binding.ts';

export const claimAccountRoutes: HandlersOf<'claim-account'> = {
  claimAccountCreate: gap('claimAccountCreate'),
};
