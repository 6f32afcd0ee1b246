import Fastify, { type FastifyPluginAsync, type FastifyRequest } from 'fastify';
import { refuse } from '../../state/kernel/index.ts';
import type { ContractDocument } from '../plugins/validators.ts';
import { basePathOf } from '../plugins/world.ts';
import { originOf } from '../views/origin.ts';
import type { ControlOptions } from './options.ts';

const config = { control: true } as const;

const typeOf: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
};

/** The page loads nothing from elsewhere and runs no script that is written into it. */
const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self'";

/** The served contract and its reference page, which works without a network. Nothing is loaded before it is asked for. */
export const referenceRoutes: FastifyPluginAsync<ControlOptions> = async (app, { document, asset }) => {
  let served: Promise<object> | undefined;
  app.get('/openapi.json', { config }, async request => {
    served ??= serveStatically(document());
    return { ...(await served), servers: [{ url: addressOf(request) }] };
  });

  app.get('/docs', { config }, async ({ world }, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .send(page(basePathOf(world))),
  );
  app.get('/docs/start.js', { config }, async (_request, reply) => reply.type(typeOf.js ?? '').send(START));
  app.get<{ Params: { name: string } }>('/docs/:name', { config }, async ({ params: { name } }, reply) => {
    const file = await asset(name);
    if (!file) refuse('request.unknown-path', { path: `/docs/${name}`, nearest: [], hint: '/docs' });
    return reply.type(typeOf[name.split('.').at(-1) ?? ''] ?? '').send(Buffer.from(file));
  });
};

/** The document as the contract's official plugin serves it. */
async function serveStatically(document: ContractDocument): Promise<object> {
  const { default: swagger } = await import('@fastify/swagger');
  const app = Fastify();
  await app.register(swagger, { mode: 'static', specification: { document: document as never } });
  await app.ready();
  return app.swagger();
}

/** Where this very request came in, with the world's base path. */
const addressOf = (request: FastifyRequest): string => `${originOf(request.headers)}${basePathOf(request.world)}`;

const page = (base: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>localwise: API reference</title>
<link rel="stylesheet" href="${base}/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="${base}/docs/favicon-32x32.png">
</head>
<body>
<div id="reference" data-contract="${base}/openapi.json"></div>
<script src="${base}/docs/swagger-ui-bundle.js"></script>
<script src="${base}/docs/start.js"></script>
</body>
</html>
`;

const START = `const place = document.getElementById('reference');
const reference = SwaggerUIBundle({
  url: place.dataset.contract,
  domNode: place,
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null,
  onComplete: () => {
    reference.preauthorizeApiKey('UserToken', 'localwise-user-token');
    reference.preauthorizeApiKey('PersonalToken', 'localwise-personal-token');
    reference.preauthorizeApiKey('ClientCredentialsToken', 'localwise-client-token');
  },
});
`;
