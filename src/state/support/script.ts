/** What an agent who follows a script does, in worlds that want answers without anybody playing Wise. */
import type { Json, World } from '../kernel/index.ts';
import type { CaseStatus } from '../lifecycles/case.ts';
import { awaitPartner } from './agent.ts';
import { answerCase, moveCase } from './answer.ts';
import { commentsOf, requireAnyCase } from './find.ts';

const caseOf = (facts: Json): number => (facts as { readonly caseId: number }).caseId;

interface Line {
  readonly words: string;
  readonly status: CaseStatus | null;
}

const looking: Line = { words: 'Thank you for writing. We are **looking into it**.', status: null };
const asking: Line = { words: 'Could you send us more details, please?', status: 'PENDING' };
const solving: Line = { words: 'This is solved now. Please write again if it is not.', status: 'SOLVED' };

/**
 * The agent's turn, in a case that is open.
 * @assumed agents are scripted where a world asks for it: one only answers, one solves at once, and one asks for more
 * first
 */
export function reply(world: World, facts: Json): void {
  const id = caseOf(facts);
  const line = lineFor(world, id);
  if (!line || requireAnyCase(world, id).status !== 'OPEN') return;
  answerCase(world, id, line.words, line.status);
  awaitPartner(world, id);
}

function lineFor(world: World, id: number): Line | undefined {
  const { agent } = world.settings.support;
  if (agent === 'off') return undefined;
  if (agent === 'reply') return looking;
  const hasAnswered = commentsOf(world, id).some(({ author }) => author === 'WISE_AGENT');
  return agent === 'ask' && !hasAnswered ? asking : solving;
}

/**
 * The partner was not heard of.
 * @source guide on technical support
 * @assumed that it holds for cases too, in worlds whose agents follow a script
 */
export function giveUp(world: World, facts: Json): void {
  const id = caseOf(facts);
  const { status } = requireAnyCase(world, id);
  if (status !== 'CLOSED') moveCase(world, id, 'close', { reason: 'nothing was heard for 72 hours' });
}
