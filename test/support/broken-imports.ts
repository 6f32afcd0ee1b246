import { spoil } from './broken-documents.ts';
import { furnish, type Request, requestsOn } from './hostile/subjects.ts';
import { targets } from './hostile/targets.ts';
import { wireOf } from './hostile/wire.ts';
import type { Answer, Sandbox } from './sandbox.ts';

interface Read {
  readonly name: string;
  readonly wire: object;
}

/** A world in which everything can be read, and what happens when its document is brought in with a fault in it. */
export class BrokenImports {
  readonly text: string;
  readonly requests: Readonly<Record<string, Request>>;
  readonly #sandbox: Sandbox;
  readonly #reads: readonly Read[];

  private constructor(sandbox: Sandbox, text: string, requests: Readonly<Record<string, Request>>) {
    this.#sandbox = sandbox;
    this.text = text;
    this.requests = requests;
    this.#reads = targets
      .filter(({ row }) => row.method === 'GET')
      .flatMap(({ name, row }) => {
        const request = requests[name] ?? requests[row.id];
        return request ? [{ name, wire: { method: 'GET', ...wireOf(row, request) } }] : [];
      });
  }

  static async in(sandbox: Sandbox): Promise<BrokenImports> {
    const requests = requestsOn(await furnish(sandbox));
    return new BrokenImports(sandbox, JSON.stringify((await sandbox.world()).save()), requests);
  }

  import(document: unknown): Promise<Answer> {
    return this.#sandbox.control('POST', '/import', document);
  }

  /** What is wrong with how a spoilt document was taken: it is refused by its place, or every reading of it works. */
  async findings(seed: string): Promise<string[]> {
    const spoilt = spoil(this.text, seed);
    const before = await this.#sandbox.world();
    const revision = before.revision;
    const answer = await this.import(spoilt.document);
    const found = answer.status === 200 ? await this.#misread() : refusedBadly(answer);
    const now = await this.#sandbox.world();
    if (answer.status !== 200 && (now !== before || now.revision !== revision)) found.push('the world is another');
    return found.map(each => `${seed}: ${spoilt.what}: ${each}`);
  }

  /** Reads all there is, and lets a month go by. */
  async #misread(): Promise<string[]> {
    const found: string[] = [];
    for (const { name, wire } of this.#reads) {
      const { status, raw } = await this.#sandbox.inject(wire);
      if (status >= 500) found.push(`${name} answers ${status} ${raw.payload}`);
    }
    const { status } = await this.#sandbox.advance('P30D');
    if (status !== 200) found.push(`a month cannot go by: ${status}`);
    return [...found, ...this.#sandbox.problems.splice(0).map(problem => problem.slice(0, 500))];
  }
}

const refusedBadly = ({ status, body }: Answer): string[] =>
  (status === 400 || status === 422) && typeof body.errors?.[0]?.path === 'string'
    ? []
    : [`refused by ${status} alone`];
