import type { FastifyRequest } from 'fastify';
import type { RefusalDetails } from '../../state/kernel/index.ts';

/** What a body is said to be, without parameters; empty when nothing is said. */
export const mediaTypeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** What the refusal of a body's type tells: which it was, where it was sent, and which would do. */
export const mediaTypeDetails = (request: FastifyRequest): RefusalDetails => ({
  type: mediaTypeOf(request) || 'none',
  path: 'Content-Type',
  accept: request.route?.row?.requestTypes.join(', ') ?? 'application/json',
  instance: request.url.split('?')[0],
});

/** The types that a request takes for an answer, without their parameters, in small letters. */
export const acceptedTypes = ({ headers }: FastifyRequest): string[] =>
  String(headers.accept ?? '')
    .split(',')
    .map(type => (type.split(';')[0] ?? '').trim().toLowerCase());
