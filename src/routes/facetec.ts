import { type HandlersOf, reply } from './binding.ts';

export const facetecRoutes: HandlersOf<'facetec'> = {
  facetecPublicKeyGet: ({ keys }) => reply(200, keys.facetec?.pem ?? ''),
};
