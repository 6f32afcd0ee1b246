import type { OperationId, Operations, Tag } from '../contract/generated/operations.ts';
import type { Drawing } from '../contract/row.ts';
import type { Actor } from '../state/access/index.ts';
import type { World } from '../state/kernel/index.ts';
import type { InstallationKeys } from './plugins/installation-keys.ts';

type Replies<Op extends OperationId> = Operations[Op]['replies'];

/** One of the replies the contract allows: the status decides the body. */
export type Reply<Op extends OperationId> = {
  [Status in keyof Replies<Op>]: {
    readonly status: Status;
    readonly body: Replies<Op>[Status];
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Replies<Op>];

/** A request after every plugin has had its say. */
export type Call<Op extends OperationId> = Operations[Op]['request'] & {
  readonly world: World;
  readonly actor: Actor;
  /** Public keys of this installation, for the operations that hand them out. */
  readonly keys: InstallationKeys;
  readonly drawing: Drawing;
  /** What was sealed inside of the body, for the operations whose content that is; it is in no journal. */
  readonly opened: string | undefined;
};

export type Handler<Op extends OperationId> = (call: Call<Op>) => Reply<Op>;
export type Handlers = { readonly [Op in OperationId]: Handler<Op> };
export type HandlersOf<T extends Tag> = {
  readonly [Op in OperationId as Operations[Op]['tag'] extends T ? Op : never]: Handler<Op>;
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body that goes with a status; any, where the path is not the contract's and all statuses are alike. */
type BodyOf<R extends Answer, Status> = R extends { readonly status: Status }
  ? R['body']
  : number extends R['status']
    ? R['body']
    : never;

/**
 * What a handler answers with. Which replies there are is known from the handler's own operation, so that a status and
 * a body that do not go together are refused right where they stand, and so is a field too many.
 */
export const reply = <R extends Answer, Status extends R['status'] = R['status']>(
  status: Status,
  body: BodyOf<R, Status>,
  headers?: Readonly<Record<string, string>>,
): R => (headers ? { status, body, headers } : { status, body }) as Answer as R;

const gaps = new WeakSet<object>();

/** An operation that is not built yet. It says so, with 501; a test counts them, and the number may only fall. */
export function gap<Op extends OperationId>(operation: Op): Handler<Op> {
  const handler: Handler<Op> = () => {
    throw new Error(`${operation} is a gap and has no handler`);
  };
  gaps.add(handler);
  return handler;
}

export const isGap = (handler: object): boolean => gaps.has(handler);
