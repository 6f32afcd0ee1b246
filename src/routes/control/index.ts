import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { bulkTermsRoutes } from './bulk-terms.ts';
import { cardPaymentsRoutes } from './card-payments.ts';
import { cardsRoutes } from './cards.ts';
import { casesRoutes } from './cases.ts';
import { certificatesRoutes } from './certificates.ts';
import { clientsRoutes } from './clients.ts';
import { clockRoutes } from './clock.ts';
import { consoleRoutes } from './console.ts';
import { coverageRoutes } from './coverage.ts';
import { disputesRoutes } from './disputes.ts';
import { eventsRoutes } from './events.ts';
import { faultsRoutes } from './faults.ts';
import { healthRoutes } from './health.ts';
import { kycRoutes } from './kyc.ts';
import { lifecyclesRoutes } from './lifecycles.ts';
import { listenersRoutes } from './listeners.ts';
import { logosRoutes } from './logos.ts';
import { metricsRoutes } from './metrics.ts';
import type { ControlServices } from './options.ts';
import { overdraftRoutes } from './overdrafts.ts';
import { overridesRoutes } from './overrides.ts';
import { overviewRoutes } from './overview.ts';
import { payinsRoutes } from './payins.ts';
import { pricingTermsRoutes } from './pricing-terms.ts';
import { quotesRoutes } from './quotes.ts';
import { rateRoutes } from './rates.ts';
import { referenceRoutes } from './reference.ts';
import { requestsRoutes } from './requests.ts';
import { resourcesRoutes } from './resources.ts';
import { securityRoutes } from './security.ts';
import { settingsRoutes } from './settings.ts';
import { snapshotsRoutes } from './snapshots.ts';
import { transfersRoutes } from './transfers.ts';
import { webhookExamRoutes } from './webhook-exam.ts';
import { webhooksRoutes } from './webhooks.ts';
import { worldsRoutes } from './worlds.ts';

/** One file per noun. */
const nouns = [
  overviewRoutes,
  consoleRoutes,
  healthRoutes,
  worldsRoutes,
  snapshotsRoutes,
  clockRoutes,
  lifecyclesRoutes,
  resourcesRoutes,
  transfersRoutes,
  kycRoutes,
  cardsRoutes,
  cardPaymentsRoutes,
  disputesRoutes,
  casesRoutes,
  clientsRoutes,
  settingsRoutes,
  securityRoutes,
  rateRoutes,
  payinsRoutes,
  quotesRoutes,
  pricingTermsRoutes,
  bulkTermsRoutes,
  overdraftRoutes,
  faultsRoutes,
  overridesRoutes,
  requestsRoutes,
  coverageRoutes,
  metricsRoutes,
  eventsRoutes,
  webhooksRoutes,
  listenersRoutes,
  webhookExamRoutes,
  certificatesRoutes,
  logosRoutes,
];

/** The tester's side of the server: `/_localwise`, and the contract to read. It needs no token, and acts on the request's world. */
export const controlRoutes: FastifyPluginAsync<ControlServices> = async (app, services) => {
  const calls: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    calls.push(`${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
  });
  readBodiesAsJson(app);
  const options = { ...services, calls: () => calls };
  // One plugin for all of them: each on its own would take a millisecond of every start.
  await app.register(
    async control => {
      for (const noun of nouns) await noun(control, options);
    },
    { prefix: '/_localwise' },
  );
  await referenceRoutes(app, options);
};

/** A tester's `curl -d` says nothing of JSON, and many clients say JSON and send nothing: both are understood. */
function readBodiesAsJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (body.toString().trim() === '') done(null, undefined);
    else parse(request, body.toString(), done);
  });
}
