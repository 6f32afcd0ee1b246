import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { OperationRow } from '../../contract/generated/operations.ts';
import type { TokenKind } from '../../contract/row.ts';
import { type Actor, authenticate } from '../../state/access/index.ts';
import { refuse, type World } from '../../state/kernel/index.ts';

const kindOf: Readonly<Record<Actor['kind'], TokenKind | undefined>> = {
  user: 'UserToken',
  personal: 'PersonalToken',
  client: 'ClientCredentialsToken',
  basic: 'BasicAuth',
  anonymous: undefined,
};

/** Token to actor, by the alternatives of the operation's row. */
export const auth = fp(
  async app => {
    app.decorateRequest('actor');
    app.addHook('onRequest', (request, _reply, done) => {
      const { row } = request.route;
      try {
        if (row) request.actor = admit(request.world, row, actorOf(request, row));
        done();
      } catch (error) {
        done(error as Error);
      }
    });
  },
  { name: 'auth', dependencies: ['world'] },
);

function actorOf(request: FastifyRequest, row: OperationRow): Actor {
  const header = request.headers.authorization ?? '';
  const space = header.indexOf(' ');
  const scheme = header.slice(0, Math.max(space, 0)).toLowerCase();
  const credential = header.slice(space + 1).trim();
  // The token endpoint words its own failures, a missing header among them.
  if (row.security.includes('BasicAuth')) return basic(scheme, credential);
  if (scheme === 'bearer' && credential !== '') return authenticate(request.world, credential);
  if (header !== '') refuse('access.invalid-token', {});
  return { kind: 'anonymous' };
}

function basic(scheme: string, credential: string): Actor {
  if (scheme !== 'basic') return { kind: 'anonymous' };
  const [clientId = '', ...secret] = Buffer.from(credential, 'base64').toString('utf8').split(':');
  return { kind: 'basic', clientId, clientSecret: secret.join(':') };
}

function admit(world: World, row: OperationRow, actor: Actor): Actor {
  if (actor.kind === 'anonymous') {
    return row.anonymous || row.security.includes('BasicAuth') ? actor : refuse('access.no-token');
  }
  const kind = kindOf[actor.kind];
  if (row.security.length === 0 || (kind && row.security.includes(kind))) return actor;
  // Personal tokens do in practice what user tokens do; `tokens: strict` keeps to the contract's letter.
  const standsIn =
    kind === 'PersonalToken' && row.security.includes('UserToken') && world.settings.tokens === 'lenient';
  return standsIn ? actor : refuse('access.wrong-token-kind', { accepted: row.security.join(', ') });
}
