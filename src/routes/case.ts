import { askSupport, commentOnCase, commentsOf, requireCase } from '../state/support/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readComment, readQuestion, showCase, showComments } from './views/case.ts';

export const caseRoutes: HandlersOf<'case'> = {
  caseCreate: ({ world, actor, body }) => reply(200, showCase(askSupport(world, actor, readQuestion(body)))),
  caseGet: ({ world, actor, params }) => reply(200, showCase(requireCase(world, actor, params.caseId))),
  caseCommentsGet: ({ world, actor, params }) => {
    const found = requireCase(world, actor, params.caseId);
    return reply(200, showComments(found, commentsOf(world, found.id)));
  },
  caseCommentCreate: ({ world, actor, params, body }) => {
    commentOnCase(world, actor, params.caseId, readComment(body));
    return reply(200, undefined);
  },
};
