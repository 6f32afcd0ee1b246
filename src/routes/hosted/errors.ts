import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../state/kernel/index.ts';
import { explain, showError } from '../plugins/errors.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** Says on a page what was refused; our own bugs are for whoever answers those of the API. */
export function showOnPage(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status } = showError(error, request);
  if (status >= 500) throw error;
  request.why ??= explain(error);
  const problems = error instanceof Refusal ? (error.details.problems ?? []) : [];
  const body = html`<p>${error.message}.</p>
${problems.length > 0 && html`<ul>${problems.map(({ message }) => html`<li>${message}</li>\n`)}</ul>`}
<p class="quiet">Nothing was changed. This page was asked for by an application; go back to it and try again.</p>`;
  return page(reply, { title: 'This cannot be done', body, status });
}
