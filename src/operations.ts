/** The door to the types of the contract: what each operation takes, and what it answers. There is nothing to run. */
import type { OperationId, Operations } from './contract/generated/operations.ts';

export type { OperationId, Operations } from './contract/generated/operations.ts';
export type * as schemas from './contract/generated/schemas.ts';

type Request<Id extends OperationId> = Operations[Id]['request'];
type Replies<Id extends OperationId> = Operations[Id]['replies'];

/** What an operation answers: `Reply<'transferCreate'>`, and with a status the reply of that status. */
export type Reply<Id extends OperationId, Status extends keyof Replies<Id> = keyof Replies<Id>> = Replies<Id>[Status];

/** The body an operation takes. */
export type Body<Id extends OperationId> = Request<Id>['body'];

/** The parts of an operation's path. */
export type Params<Id extends OperationId> = Request<Id>['params'];

export type Query<Id extends OperationId> = Request<Id>['query'];
export type Headers<Id extends OperationId> = Request<Id>['headers'];
