import { gap, type HandlersOf } from './binding.ts';

export const caseRoutes: HandlersOf<'case'> = {
  caseCreate: gap('caseCreate'),
  caseGet: gap('caseGet'),
  caseCommentsGet: gap('caseCommentsGet'),
  caseCommentCreate: gap('caseCommentCreate'),
};
