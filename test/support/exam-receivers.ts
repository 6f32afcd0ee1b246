import { verify } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';

interface Told {
  readonly event_type: string;
  readonly data: {
    readonly resource: { readonly id: number };
    readonly current_state: string;
    readonly occurred_at: string;
  };
}

/** What a partner's program believes of its transfers. */
export interface Books {
  readonly state: Record<string, { readonly state: string; readonly at: number }>;
  /** How often anything was acted upon. */
  acts: number;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A receiver that does everything right. A GET shows its books. */
export function careful(publicPem: () => string, workMs = 0): RequestListener {
  const books: Books = { state: {}, acts: 0 };
  return async (request, response) => {
    if (request.method === 'GET') return void response.end(JSON.stringify(books));
    const raw = await bodyOf(request);
    const signature = Buffer.from(String(request.headers['x-signature-sha256'] ?? ''), 'base64');
    const trusted = verify('RSA-SHA256', raw, publicPem(), signature);
    response.writeHead(trusted ? 200 : 401).end();
    if (trusted && !request.headers['x-test-notification']) {
      setTimeout(() => note(books, JSON.parse(raw.toString('utf8'))), workMs);
    }
  };
}

/** Goes by when things happened: what was told before, or is older, is no news. */
function note(books: Books, { event_type, data }: Told): void {
  if (event_type !== 'transfers#state-change') return;
  const at = Date.parse(data.occurred_at);
  const known = books.state[data.resource.id];
  if (known && known.at >= at) return;
  books.state[data.resource.id] = { state: data.current_state, at };
  books.acts += 1;
}

/** A receiver that believes everything, and acts on all of it at once. */
export function careless(): RequestListener {
  const books: Books = { state: {}, acts: 0 };
  return async (request, response) => {
    if (request.method === 'GET') return void response.end(JSON.stringify(books));
    const { data }: Told = JSON.parse((await bodyOf(request)).toString('utf8'));
    books.state[data.resource.id] = { state: data.current_state, at: 0 };
    books.acts += 1;
    response.end();
  };
}
