import type { FastifyReply } from 'fastify';
import { type Consenter, LISTED } from '../../simulations/consent.ts';
import { type Client, users } from '../../state/access/index.ts';
import type { Refusal, World } from '../../state/kernel/index.ts';
import { nameOf, type Profile } from '../../state/profiles/index.ts';
import { explain } from '../plugins/errors.ts';
import { statusOf } from '../views/refusals.ts';
import type { Asked } from './consent-query.ts';
import { problemsOf } from './errors.ts';
import { buttons, choices, facts, field, form } from './form.ts';
import { type Html, html, type Shown } from './html.ts';
import { withQuery } from './leave.ts';
import { page } from './page.ts';

export const CONSENT_PATH = '/oauth/authorize';

/** What the page asks with, sent along so that the answer stands for itself. */
const askedAs = ({ clientId, redirectUri, state, claimCode }: Asked) => ({
  client_id: clientId,
  redirect_uri: redirectUri,
  state,
  claim_account_code: claimCode ?? undefined,
});

/** Asks a customer whether the application may act for one of their profiles. */
export function consentPage(reply: FastifyReply, client: Client, asked: Asked, found: readonly Consenter[]) {
  const { world } = reply.request;
  const offered = found.filter(({ profiles }) => profiles.length > 0);
  const address = html`<span class="address">${asked.redirectUri}</span>`;
  const body = html`<p>If you approve, it may see this account and act for it: read balances and statements, add
recipients, prepare payments and send them. It reaches the one profile you choose, and no other.</p>
${asked.claimCode !== null && CLAIMING}
${facts({ Application: `${client.name} (${client.id})`, 'Sends you back to': address })}
${search(world, asked)}
${offered.length === 0 && nobody(found, asked)}
${form(world, { to: CONSENT_PATH, hidden: askedAs(asked), body: question(offered, asked) })}`;
  return page(reply, { title: `Let ${client.name} act for you?`, body });
}

const CLAIMING = html`<p>The application opened this account for you. With your approval it becomes your own, and the
application needs your consent from then on.</p>`;

const question = (offered: readonly Consenter[], { profileId }: Asked): Shown => [
  offered.map(({ user, profiles }) =>
    choices(
      'profileId',
      user.email,
      profiles.map(profile => choiceOf(profile, profile.id === profileId)),
    ),
  ),
  offered.length > 0 ? buttons(APPROVE, DENY) : buttons(DENY),
];

const APPROVE = { label: 'Approve', name: 'decision', value: 'approve', strong: true };
const DENY = { label: 'Deny', name: 'decision', value: 'deny', unchecked: true };

const choiceOf = (profile: Profile, chosen: boolean) => ({
  value: profile.id,
  label: nameOf(profile),
  note: `${profile.type === 'business' ? 'Business' : 'Personal'} profile ${profile.id}`,
  chosen,
});

/** Only where there are more users than a page holds, or one was looked for. */
function search(world: World, asked: Asked): Shown {
  const total = world.table(users).size;
  if (asked.claimCode !== null || (total <= LISTED && asked.email === null)) return null;
  const body = html`${field({ name: 'email', label: 'E-mail address of the user', type: 'search', value: asked.email ?? '' })}
<p class="buttons"><button type="submit">Find</button></p>`;
  return html`<p class="quiet">There are ${total} users; the first ${LISTED} are shown unless you look for one.</p>
${form(world, { to: CONSENT_PATH, method: 'get', hidden: askedAs(asked), body })}`;
}

const nobody = (found: readonly Consenter[], { email }: Asked): Html =>
  found.length === 0 && email !== null
    ? html`<p class="bad" role="status">No active user has the address ${email}.</p>`
    : html`<p class="bad" role="status">There is no profile to choose. Create one through the API, and load this page
again.</p>`;

/** Says what went wrong, with a way back that tells the application. */
export function refusedPage(reply: FastifyReply, client: Client, asked: Asked, refusal: Refusal): FastifyReply {
  reply.request.why ??= explain(refusal);
  const problems = problemsOf(refusal);
  const { redirectUri, state } = asked;
  const back = withQuery(redirectUri, { error: 'invalid_request', error_description: problems.join(' '), state });
  const body = html`${problems.map(problem => html`<p class="bad" role="alert">${problem}</p>\n`)}
<p>Nothing was approved. <a href="${back}">Return to ${client.name} with this error</a>.</p>`;
  return page(reply, { title: 'Consent cannot be given', body, status: statusOf[refusal.kind] });
}
