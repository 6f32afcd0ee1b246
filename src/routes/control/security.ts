import type { FastifyPluginAsync } from 'fastify';
import {
  listSigningKeys,
  removeSigningKey,
  type SigningKey,
  setProfilePolicy,
  uploadSigningKey,
} from '../../state/sca/index.ts';
import { showMillis } from '../views/dates.ts';
import { readId } from '../views/ids.ts';
import { readFields, required, text, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };
type Keyed = { readonly Params: { readonly id: string; readonly keyId: string } };

const policies = word('auto', 'always', 'never');

/** Nobody has this id. */
const NO_ID = 0;

/** What customers settle on Wise's own pages: the keys they sign with, and whether they are asked at all. */
export const securityRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get<Named>('/users/:id/public-keys', { config }, async ({ world, params }) => ({
    keys: listSigningKeys(world, idOf(params)).map(showKey),
  }));

  app.post<Named>('/users/:id/public-keys', { config }, async ({ world, params, body }, reply) => {
    const pem = required(readFields(body, { pem: text }).pem, 'pem');
    const cause = { kind: 'operator', what: 'upload a public key' } as const;
    const key = world.transact(cause, () => uploadSigningKey(world, idOf(params), pem));
    return reply.code(201).send(showKey(key));
  });

  app.delete<Keyed>('/users/:id/public-keys/:keyId', { config }, async ({ world, params }, reply) => {
    const cause = { kind: 'operator', what: 'remove a public key' } as const;
    world.transact(cause, () => removeSigningKey(world, idOf(params), params.keyId));
    return reply.code(204).send();
  });

  app.post<Named>('/profiles/:id/sca', { config }, async ({ world, params, body }) => {
    const policy = required(readFields(body, { policy: policies }).policy, 'policy');
    const cause = { kind: 'operator', what: `authentication of profile ${params.id}: ${policy}` } as const;
    world.transact(cause, () => setProfilePolicy(world, idOf(params), policy));
    return { profileId: idOf(params), policy };
  });
};

const idOf = ({ id }: { readonly id: string }): number => (/^\d{1,15}$/.test(id) ? readId(id) : null) ?? NO_ID;

const showKey = ({ id, userId, pem, createdAt }: SigningKey) => ({ id, userId, pem, createdAt: showMillis(createdAt) });
