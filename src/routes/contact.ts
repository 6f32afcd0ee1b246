import { gap, type HandlersOf } from './binding.ts';

export const contactRoutes: HandlersOf<'contact'> = {
  contactCreate: gap('contactCreate'),
};
