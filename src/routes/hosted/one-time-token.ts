import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  approveOneTimeToken,
  type OneTimeToken,
  refuseOneTimeToken,
  requireOneTimeToken,
} from '../../state/sca/index.ts';
import { readSomeFields, required, word } from '../control/body.ts';
import { buttons, facts, form } from './form.ts';
import { html } from './html.ts';
import { aboutToken } from './one-time-token-facts.ts';
import { ASSETS, page } from './page.ts';
import { visit } from './visit.ts';

type Named = { readonly Params: { readonly id: string } };

const config = { control: true, page: 'oneTimeTokenDecide' } as const;
const URL_OF_ONE = `${ASSETS}/one-time-tokens/:id`;

/**
 * Where a customer says yes or no to what is protected, in place of the challenges that Wise shows within a partner's
 * own pages.
 * @source the embedded component of the guides
 * @assumed saying yes passes all challenges; nothing is typed in
 */
export const oneTimeTokenRoutes: FastifyPluginAsync = async app => {
  app.get<Named>(URL_OF_ONE, { config }, async ({ world, params }, reply) =>
    question(reply, requireOneTimeToken(world, params.id)),
  );
  app.post<Named>(URL_OF_ONE, { config }, async (request, reply) => {
    const { id } = requireOneTimeToken(request.world, request.params.id);
    const { decision } = readSomeFields(request.body, { decision: word('approve', 'refuse') });
    return decide(request, reply, id, required(decision, 'decision'));
  });
};

function question(reply: FastifyReply, token: OneTimeToken): FastifyReply {
  const { world } = reply.request;
  const isReady = token.status === 'READY';
  const body = html`<p>${isReady ? READY : 'An application asks to do this in your name. Is it you who wants it?'}</p>
${facts(aboutToken(world, token))}
${form(world, { to: `${ASSETS}/one-time-tokens/${token.id}`, body: isReady ? buttons(REFUSE) : buttons(APPROVE, REFUSE) })}`;
  return page(reply, { title: isReady ? 'This is approved' : 'Approve this?', body });
}

const READY = 'The application may do this once. Until it does, you can take your approval back.';
const APPROVE = { label: 'Approve', name: 'decision', value: 'approve', strong: true };
const REFUSE = { label: 'Refuse', name: 'decision', value: 'refuse' };

function decide(request: FastifyRequest<Named>, reply: FastifyReply, id: string, decision: 'approve' | 'refuse') {
  const { world } = request;
  const isApproved = decision === 'approve';
  visit(request, () => (isApproved ? void approveOneTimeToken(world, id) : refuseOneTimeToken(world, id)));
  return page(reply, { title: isApproved ? 'Approved' : 'Refused', body: isApproved ? DONE : NOT_DONE });
}

const DONE = html`<p>You may close this page. The application can go on: it repeats its call with the
one-time token in the header <code>x-2fa-approval</code>.</p>`;
const NOT_DONE = html`<p>You may close this page. Nothing was done, and the application must ask again.</p>`;
