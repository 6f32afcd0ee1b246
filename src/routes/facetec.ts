import { gap, type HandlersOf } from './binding.ts';

export const facetecRoutes: HandlersOf<'facetec'> = {
  facetecPublicKeyGet: gap('facetecPublicKeyGet'),
};
