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
  const body = html`${problemsOf(error).map(problem => html`<p class="bad" role="alert">${problem}</p>\n`)}
<p class="quiet">Nothing was changed. This page was asked for by an application; go back to it and try again.</p>`;
  return page(reply, { title: 'This cannot be done', body, status });
}

/** What was wrong, each thing in a sentence. */
export const problemsOf = (error: Error): readonly string[] => {
  const problems = error instanceof Refusal ? error.details.problems?.map(({ message }) => message) : undefined;
  return (problems ?? [error.message]).map(text => text.replace(/\.?$/, '.'));
};
