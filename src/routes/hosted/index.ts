import type { FastifyPluginAsync } from 'fastify';
import { assetRoutes } from './assets.ts';
import { consentRoutes } from './consent.ts';
import { showOnPage } from './errors.ts';
import { kycRoutes } from './kyc.ts';
import { oneTimeTokenRoutes } from './one-time-token.ts';

/** One file per page. */
const pages: readonly FastifyPluginAsync[] = [assetRoutes, consentRoutes, oneTimeTokenRoutes, kycRoutes];

/**
 * The pages that customers see at Wise, served from here. They work without a script: a form leads to a page or away.
 * What a verb refuses is said on a page. A page is written with `html` and `form`, shown by `page`, changes the world in
 * `visit`, and leads away by `leaveFor`.
 */
export const hostedRoutes: FastifyPluginAsync = async app => {
  app.setErrorHandler(showOnPage);
  for (const each of pages) await each(app, {});
};
