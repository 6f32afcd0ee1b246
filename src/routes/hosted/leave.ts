import type { FastifyReply } from 'fastify';
import { html } from './html.ts';
import { page } from './page.ts';

/**
 * An address of somebody else's with facts added to its query, before its fragment. What is undefined is not sent.
 * @source the consent page of the OAuth guide; kycReviewRedirectUrlUpdate
 */
export function withQuery(address: string, facts: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(facts)) if (value !== undefined) query.append(name, value);
  const hash = address.indexOf('#');
  const [before, fragment] = hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash)];
  const joint = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&';
  // Not every receiver takes a plus for a space.
  return `${before}${joint}${query.toString().replaceAll('+', '%20')}${fragment}`;
}

/**
 * Sends the visitor on to somebody else. Browsers hold a page's `form-action` against every redirect that follows a
 * form, also against those that the receiver itself makes and nobody here can know. So whoever reads HTML and comes
 * from a form gets a page that goes on by itself, and everybody else a plain redirect.
 */
export function leaveFor(reply: FastifyReply, address: string): FastifyReply {
  const { method, headers } = reply.request;
  if (method === 'GET' || !headers.accept?.includes('text/html')) {
    return reply.code(303).header('location', address).header('referrer-policy', 'no-referrer').send();
  }
  const body = html`<p>If nothing happens, <a href="${address}">go on by hand</a>.</p>`;
  return page(reply, { title: 'You are being taken back', body, goesOnTo: address });
}
