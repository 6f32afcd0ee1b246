import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { World } from '../../state/kernel/index.ts';
import {
  endVisit,
  giveOnPage,
  type Outcome,
  type Review,
  requireVisit,
  type Visit,
  wantedKeys,
} from '../../state/kyc/index.ts';
import { findProfile, nameOf } from '../../state/profiles/index.ts';
import { HOSTED_PATH } from '../views/kyc-review.ts';
import { buttons, facts, form } from './form.ts';
import { html } from './html.ts';
import { leaveFor, withQuery } from './leave.ts';
import { page } from './page.ts';

type Asked = { readonly Querystring: Record<string, unknown> };
type Answered = { readonly Body: unknown };

/** Where the customer gives what a review asks for; the tester plays the customer. */
export const kycRoutes: FastifyPluginAsync = async app => {
  const config = { control: true } as const;
  app.get<Asked>(HOSTED_PATH, { config }, async ({ world, query }, reply) => {
    const visit = visitOf(query);
    return showReviewPage(reply, world, requireVisit(world, visit.token, visit.checkId), visit);
  });

  app.post<Answered>(HOSTED_PATH, { config }, async ({ world, body }, reply) => {
    const visit = visitOf(body);
    const [give, outcome] = [textIn(body, 'give'), outcomeOf(textIn(body, 'outcome'))];
    const review = world.transact({ kind: 'operator', what: 'the hosted page of a review' }, () =>
      outcome === undefined ? giveOnPage(world, visit, [give]) : endVisit(world, visit, outcome),
    );
    world.catchUp();
    const ended = outcome ?? (review.status === 'WAITING_CUSTOMER_INPUT' ? undefined : 'success');
    return ended ? goBack(reply, review, ended) : showReviewPage(reply, world, review, visit);
  });
};

const textIn = (from: unknown, name: string): string => {
  const value = typeof from === 'object' && from !== null && Object.hasOwn(from, name) ? Reflect.get(from, name) : '';
  return typeof value === 'string' ? value : '';
};

const visitOf = (from: unknown): Visit => ({ token: textIn(from, 'token'), checkId: textIn(from, 'checkId') });

const outcomeOf = (text: string): Outcome | undefined =>
  (['success', 'failed', 'closed'] as const).find(known => known === text);

const goBack = (reply: FastifyReply, { redirectUrl }: Review, status: Outcome): FastifyReply =>
  leaveFor(reply, withQuery(redirectUrl ?? '/', { status }));

function showReviewPage(reply: FastifyReply, world: World, review: Review, visit: Visit): FastifyReply {
  const profile = findProfile(world, review.profileId);
  const wanted = wantedKeys(review);
  const body = html`<p>Wise needs to know more before it can go on.</p>
${facts({ Customer: profile ? nameOf(profile) : review.profileId, 'Comes back to': review.redirectUrl })}
${form(world, {
  to: HOSTED_PATH,
  hidden: { ...visit },
  body: html`<h2>What is asked for</h2>
${wanted.map(key => buttons({ label: `Give ${key}`, name: 'give', value: key }))}
<h2>How it ends</h2>
${buttons(
  { label: 'Give everything', name: 'outcome', value: 'success', strong: true },
  { label: 'Fail', name: 'outcome', value: 'failed' },
  { label: 'Close', name: 'outcome', value: 'closed' },
)}`,
})}`;
  return page(reply, { title: 'Verify yourself', body });
}
