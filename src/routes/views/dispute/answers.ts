import type { Answers } from '../../../state/disputes/index.ts';
import { refuse } from '../../../state/kernel/index.ts';

/** Nobody asks for more than an amount within a part; what is deeper by far was made to do harm. */
const DEEPEST = 20;

/**
 * A form, in which anything may stand that can be kept.
 * @throws Refusal `request.malformed` for a number that is too large to be one, and for what is nested too deeply
 */
export function readAnswers(form: Readonly<Record<string, unknown>>): Answers {
  requireKeepable(form, 'form', 0);
  return form as Answers;
}

function requireKeepable(value: unknown, path: string, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) malformed(path, 'must be a number that can be written');
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEEPEST) malformed(path, `must not be nested deeper than ${DEEPEST} times`);
  for (const [name, inner] of Object.entries(value)) requireKeepable(inner, `${path}.${name}`, depth + 1);
}

const malformed = (path: string, message: string): never =>
  refuse('request.malformed', { problems: [{ code: 'NOT_VALID', message, path, arguments: [] }] });
