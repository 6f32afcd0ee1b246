import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { CaseComment, Question, SupportCase } from '../../state/support/index.ts';
import { showMillisBare } from './dates.ts';
import { readId, requireId } from './ids.ts';

/** @throws Refusal `request.malformed` when no user is named */
export const readQuestion = ({ details, ...said }: Operations['caseCreate']['request']['body']): Question => ({
  type: said.type ?? null,
  subject: said.subject ?? null,
  externalId: said.externalId ?? null,
  description: said.description ?? null,
  transferId: readId(details?.transferId),
  profileId: readId(details?.profileId),
  userId: requireId(details?.userId, 'details.userId'),
});

export const readComment = ({ comment }: Operations['caseCommentCreate']['request']['body']): string | null =>
  comment ?? null;

export const showCase = ({ id, status, type, externalId, createdAt, updatedAt }: SupportCase): schemas.Case => ({
  id,
  status,
  type,
  externalId,
  createdAt: showMillisBare(createdAt),
  updatedAt: showMillisBare(updatedAt),
});

type Comments = Operations['caseCommentsGet']['replies'][200];

/** What was said, newest first. @assumed the words for a case that is not filed yet */
export const showComments = ({ status }: SupportCase, comments: readonly CaseComment[]): Comments => ({
  message: status === 'CREATING' ? 'The case is being created; its comments can be read once it is open' : null,
  comments: [...comments].reverse().map(({ id, body, author, createdAt }) => ({
    id,
    plainBody: body,
    author,
    createdAt: showMillisBare(createdAt),
  })),
});
