import { type Family, type MoveDetails, machine, type World } from '../kernel/index.ts';
import { caseLifecycle } from '../lifecycles/case.ts';
import { GIVE_UP, REPLY } from './agent.ts';
import { moveCase, openCase } from './answer.ts';
import { tell } from './comment.ts';
import { caseFate } from './outcomes.ts';
import { caseComments, supportCases } from './record.ts';
import { giveUp, reply } from './script.ts';

export { answerCase } from './answer.ts';
export { askSupport, commentOnCase, type Question } from './ask.ts';
export { type CaseNews, caseChanged } from './events.ts';
export { commentsOf, firstComments, requireCase } from './find.ts';
export { type CaseComment, caseComments, type SupportCase, supportCases } from './record.ts';

const moving =
  (move: Parameters<typeof moveCase>[2]) =>
  (world: World, id: number, details: MoveDetails): void =>
    moveCase(world, id, move, details);

const caseMachine = machine({
  lifecycle: caseLifecycle,
  resource: 'cases',
  table: supportCases,
  verbs: {
    open: openCase,
    ask: moving('ask'),
    reopen: moving('reopen'),
    solve: moving('solve'),
    close: moving('close'),
    expire: moving('expire'),
  },
  announce: (world, found, { move }) => {
    // Nobody is told of a case that is not filed yet.
    if (move === 'create') return;
    tell(world, found, move === 'open' ? 'NEW_CASE' : 'STATUS_UPDATED');
  },
});

/** What applications ask Wise's support. */
export const supportFamily: Family = {
  tables: [supportCases, caseComments],
  machines: [caseMachine],
  subjects: [caseFate],
  tasks: { [REPLY]: reply, [GIVE_UP]: giveUp },
};
