/** Which credential an operation takes. Several in a row are alternatives. */
export type TokenKind = 'UserToken' | 'PersonalToken' | 'ClientCredentialsToken' | 'BasicAuth';

/**
 * How an operation words its refusals; `errorShapes` in `facts.ts` shows one of each.
 * `errors` is what the classic endpoints speak, and the default.
 */
export type ErrorDialect =
  | 'errors'
  | 'errors-timestamp'
  | 'errors-field'
  | 'errors-api'
  | 'oauth'
  | 'gateway'
  | 'problem'
  | 'category'
  | 'code-message'
  | 'code-arguments'
  | 'jose'
  | 'kiosk';

/** How a message may be signed and sealed: `jws+jwe` is signed first, and then sealed. */
export type JoseMethod = 'jws' | 'jwe' | 'jws+jwe';

/**
 * What an operation has to do with JOSE. A method by name is required; `jwe-direct` is `jwe` on the wire, and its reply
 * is sealed with the key that the request brought.
 */
export type JoseUse = 'none' | 'optional' | JoseMethod | 'jwe-direct';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Everything the server needs to know about one operation. */
export interface Row<Id extends string = string, Tag extends string = string> {
  readonly id: Id;
  readonly method: HttpMethod;
  /** As the contract writes it: `/v1/transfers/{transferId}`. */
  readonly path: string;
  /** As Fastify writes it: `/v1/transfers/:transferId`. */
  readonly url: string;
  readonly tag: Tag;
  readonly summary: string;
  /** Alternatives; empty when the operation declares no security at all. */
  readonly security: readonly TokenKind[];
  /** It may be called without any credential. */
  readonly anonymous: boolean;
  readonly success: number;
  /** Every documented status, 429 included, ascending. */
  readonly statuses: readonly number[];
  /** Media types of the request body; empty when there is none. */
  readonly requestTypes: readonly string[];
  readonly bodyRequired: boolean;
  /** Media type of the success body; null when the reply is empty. */
  readonly replyType: string | null;
  /** Lower case, without `authorization`. */
  readonly requiredHeaders: readonly string[];
  /** It answers with a challenge until a one-time token is cleared. */
  readonly sca: boolean;
  /** Whether it takes the `X-idempotence-uuid` header. */
  readonly idempotency: 'required' | 'optional' | null;
  readonly jose: JoseUse;
  readonly deprecated: boolean;
  readonly errors: ErrorDialect;
}

/** What travels in a JOSE envelope, once it is opened or before it is sealed. */
export type EnvelopeContent = Readonly<Record<string, unknown>>;

/** A file of a multipart body, after the bytes were hashed and put aside. */
export interface UploadedFile {
  readonly field: string;
  readonly filename: string;
  readonly mimetype: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface MultipartBody {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

/**
 * A file as a reply whose content is settled, and whose bytes are made after the unit of work: laying out a page takes
 * its time, and no other request should wait for it.
 */
export interface Printable {
  readonly prints: 'pdf' | 'xlsx';
}

/**
 * Pictures that stand inside of a JSON reply. Handlers cannot wait, so what draws is loaded before the unit of work
 * begins, for the few operations that need it, and draws at once.
 */
export interface Drawing {
  load(): Promise<void>;
  /** A PNG in base64 that says `text`; the same text makes the same bytes. */
  qrCode(text: string): string;
}

export type FileBody = Uint8Array | Printable;
