import type { WorldRequest } from './worlds-options.ts';

/** What each world was made from, or will be. */
export class Plans {
  readonly #defaults: WorldRequest;
  readonly #requests = new Map<string, WorldRequest>();
  /** Names of worlds that are made at their first use, as was asked for. */
  readonly #planned = new Set<string>();

  constructor(defaults: WorldRequest) {
    this.#defaults = defaults;
  }

  get size(): number {
    return this.#planned.size;
  }

  get names(): string[] {
    return [...this.#planned];
  }

  of(name: string): WorldRequest {
    return this.#requests.get(name) ?? this.#defaults;
  }

  has(name: string): boolean {
    return this.#planned.has(name);
  }

  /** A request with the usual in the place of what it leaves open. */
  whole(request: Partial<WorldRequest>): WorldRequest {
    return { ...this.#defaults, ...request, settings: { ...this.#defaults.settings, ...request.settings } };
  }

  note(name: string, request: WorldRequest): void {
    this.#requests.set(name, request);
  }

  plan(name: string, request: WorldRequest): void {
    this.note(name, request);
    this.#planned.add(name);
  }

  /** The world is there now. */
  fulfil(name: string): void {
    this.#planned.delete(name);
  }

  /** Whether anything was known of a world of this name. */
  delete(name: string): boolean {
    this.#planned.delete(name);
    return this.#requests.delete(name);
  }

  /** Forgets that the world was to be made, and not from what. */
  keepRequest(name: string, work: () => void): void {
    const request = this.#requests.get(name);
    work();
    if (request) this.#requests.set(name, request);
  }
}
