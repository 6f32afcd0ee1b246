import { gap, type HandlersOf } from './binding.ts';

export const payinsRoutes: HandlersOf<'payins'> = {
  paynowCreate: gap('paynowCreate'),
};
