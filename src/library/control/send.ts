/** What a call of the control interface is, before anybody knows how it travels. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the world's base address on, with its query. */
  readonly path: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** How calls reach a server: over a network, or within the process. */
export type Transport = (call: Call) => Promise<Answer>;

/** An id as a path takes it. */
export type Id = string | number;

/** A record as it is stored: what it holds depends on its kind. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/** Makes a call and answers what came back, as what the method says it is. */
export type Send = <Reply>(method: Call['method'], path: string, wish?: object) => Promise<Reply>;

/** The control interface said no. Nothing has changed. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: number;
  readonly code: string;
  /** The field that was wrong; empty where it was none in particular. */
  readonly path: string;

  constructor(status: number, code: string, message: string, path = '') {
    super(message);
    this.status = status;
    this.code = code;
    this.path = path;
  }
}

/** What a call wishes for goes into the query where nothing is changed, and into the body elsewhere. */
export const sendOver =
  (transport: Transport): Send =>
  async (method, path, wish) => {
    const call = method === 'GET' ? { method, path: path + queryOf(wish) } : { method, path, body: wish };
    return readAnswer(await transport(call));
  };

/** A path whose ids are percent-encoded. */
export const at = (parts: TemplateStringsArray, ...ids: readonly Id[]): string =>
  `/_localwise${String.raw({ raw: parts }, ...ids.map(id => encodeURIComponent(id)))}`;

function queryOf(wish: object = {}): string {
  const given = Object.entries(wish).filter(([, value]) => value !== undefined && value !== null);
  const query = new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
  return query.size === 0 ? '' : `?${query}`;
}

function readAnswer<Reply>({ status, type, text }: Answer): Reply {
  const body = type.includes('json') && text !== '' ? JSON.parse(text) : undefined;
  if (status >= 400) throw errorFrom(status, body, text);
  // What is not JSON, such as a key in PEM, is its own text; what is empty is nothing.
  return (body ?? (text === '' ? undefined : text)) as Reply;
}

interface Refused {
  readonly errors?: readonly { readonly code: string; readonly message: string; readonly path?: string }[];
  readonly error?: string;
  readonly message?: string;
}

function errorFrom(status: number, body: Refused | undefined, text: string): ControlError {
  const [first, ...others] = body?.errors ?? [];
  if (!first) return new ControlError(status, body?.error ?? '', body?.message ?? (text || `status ${status}`));
  const message = [first, ...others].map(error => error.message).join('; ');
  return new ControlError(status, first.code, message, first.path);
}

export interface FetchOptions {
  /** Instead of the one that Node has: one that knows a proxy, for instance. */
  readonly fetch?: typeof fetch;
}

/** @param base the address of a server, or of one of its worlds */
export function overNetwork(base: string, { fetch: ask = fetch }: FetchOptions = {}): Transport {
  return async ({ method, path, body }) => {
    const response = await ask(`${base.replace(/\/+$/, '')}${path}`, {
      method,
      headers: { accept: ACCEPT, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  };
}

/** Data rather than the pages that people see at the same addresses. */
export const ACCEPT = 'application/json, */*;q=0.5';
