import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { OperationRow } from '../../contract/generated/operations.ts';
import type { JoseMethod } from '../../contract/row.ts';
import { refuse } from '../../state/kernel/index.ts';
import { activeKeys, type Envelopes, type Sealing } from '../../state/keys/index.ts';
import { acceptedTypes, mediaTypeDetails, mediaTypeOf } from './media-type.ts';

export interface JoseOptions {
  /** Loaded on first use: the library for it is large, and most requests travel openly. */
  readonly envelopes: () => Promise<Envelopes>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** It came in an envelope, and `body` is what was inside. */
    enveloped: boolean;
    /** How the reply travels; null in the open. */
    sealing: Sealing | null;
  }
}

const TYPE = 'application/jose+json';
const OTHER_NAME = 'application/jose';
const HEADER = 'x-tw-jose-method';

/**
 * Opens the envelope that a request came in, before anything looks at its body, and closes one around the reply. Errors
 * travel openly, and so do replies without a body.
 * @source section jose
 * @assumed where an application signs or seals a request of any operation that documents no JOSE, it is answered alike; one that
 * has no body carries no envelope, by any method, and is answered with the newest of the application's keys
 */
export const jose = fp<JoseOptions>(
  async (app, { envelopes }) => {
    app.decorateRequest('enveloped', false);
    app.decorateRequest('sealing', null);
    const parse = contentParser(app);
    app.addContentTypeParser(TYPE, { parseAs: 'string' }, (_request, body, done) => done(null, body.toString().trim()));
    const unwrap = async (request: FastifyRequest, row: OperationRow, method: JoseMethod): Promise<void> => {
      requireHeaders(request, row);
      const { text, sealing } = await (await envelopes()).open({
        method,
        direct: row.jose === 'jwe-direct',
        compact: compactOf(request, row),
        paths: [pathOf(request.url), pathOf(request.originalUrl)],
        ...keysOf(request, method),
      });
      request.body = text === undefined || text === '' ? undefined : await parse(request, text);
      request.enveloped = true;
      // A reply that is documented openly is sealed for those who ask for it.
      const wanted = row.replyType === TYPE || row.jose === 'optional' || accepts(request);
      request.sealing = wanted ? sealing : null;
    };
    // Most requests travel in the open, and wait for no promise.
    app.addHook('preValidation', (request, _reply, done) => {
      const { row } = request.route;
      let method: JoseMethod | undefined;
      try {
        method = row && methodOf(request, row);
      } catch (error) {
        done(error as Error);
        return;
      }
      if (!row || !method) done();
      else unwrap(request, row, method).then(() => done(), done);
    });
    app.addHook('onSend', (request, reply, payload, done) => {
      const { sealing } = request;
      if (!sealing || reply.statusCode >= 400 || typeof payload !== 'string' || payload === '') {
        done(null, payload);
        return;
      }
      void reply.type(nameFor(request));
      envelopes()
        .then(({ close }) => close(payload, sealing))
        .then(sealed => done(null, sealed), done);
    });
  },
  { name: 'jose', dependencies: ['auth', 'bodies'] },
);

const methods: ReadonlySet<string> = new Set<JoseMethod>(['jws', 'jwe', 'jws+jwe']);

/** The method that a request names, or must name; undefined for one in the open. */
function methodOf({ headers, url }: FastifyRequest, { jose: use }: OperationRow): JoseMethod | undefined {
  const named = headers[HEADER];
  if (use === 'none' || (use === 'optional' && named === undefined)) return undefined;
  const wanted = use === 'jwe-direct' ? 'jwe' : use;
  const fits = wanted === 'optional' ? methods.has(String(named)) : named === wanted;
  if (fits) return named as JoseMethod;
  return refuse('jose.wrong-method', {
    method: wanted === 'optional' ? [...methods].join(' or ') : wanted,
    instance: pathOf(url),
  });
}

function requireHeaders(request: FastifyRequest, row: OperationRow): void {
  if (row.replyType === TYPE && !accepts(request)) refuse('jose.wrong-accept', { instance: pathOf(request.url) });
  const isEmpty = !request.body && !row.bodyRequired;
  if (!isEmpty && mediaTypeOf(request) !== TYPE) refuse('request.unsupported-media-type', mediaTypeDetails(request));
}

/** The envelope that came; undefined where none is due, as there is nothing to put into it. */
const compactOf = ({ body }: FastifyRequest, { bodyRequired }: OperationRow): string | undefined =>
  typeof body === 'string' && body !== '' ? body : bodyRequired ? '' : undefined;

const accepts = (request: FastifyRequest): boolean => acceptedTypes(request).includes(TYPE);

/** A compact envelope has two names; the other one is for those who ask for it and not for this. */
const nameFor = (request: FastifyRequest): string =>
  !accepts(request) && acceptedTypes(request).includes(OTHER_NAME) ? OTHER_NAME : TYPE;

/** Keys are the application's, whoever's token it uses. */
function keysOf({ world, actor }: FastifyRequest, method: JoseMethod) {
  const clientId = 'clientId' in actor ? (actor.clientId ?? '') : '';
  return {
    signingKeys: method === 'jwe' ? [] : activeKeys(world, clientId, 'PAYLOAD_SIGNING'),
    sealingKeys: method === 'jws' ? [] : activeKeys(world, clientId, 'PAYLOAD_ENCRYPTION'),
  };
}

const pathOf = (url: string): string => (url.split('?')[0] ?? '').replace(/(?<=.)\/$/, '');

type ContentParser = (request: FastifyRequest, text: string) => Promise<unknown>;

/** What is inside is read with the same care as a body in the open. */
function contentParser(app: FastifyInstance): ContentParser {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, text) =>
    new Promise((resolve, reject) => {
      void parse(request, text, (error, value) => (error ? reject(error) : resolve(value)));
    });
}
