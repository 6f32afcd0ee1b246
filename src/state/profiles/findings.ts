/** What is wrong with details, place by place. Places are named as the API names them. */
import type { Problem } from '../kernel/index.ts';

export type Fault = 'missing' | 'invalid' | 'too-short' | 'too-long';

/** Gathers findings, one per place. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #prefix: string;

  /** @param prefix stands before every place, for details that are part of something larger */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  add(place: string, code: Fault, message: string, args: Problem['arguments'] = []): void {
    const path = `${this.#prefix}${place}`;
    if (!this.problems.some(problem => problem.path === path))
      this.problems.push({ code, message, path, arguments: args });
  }

  /** Adds unless the text is there; answers whether it is. */
  require(place: string, text: string | null): text is string {
    const there = text !== null && text.trim() !== '';
    if (!there) this.add(place, 'missing', `${place} is required`);
    return there;
  }

  atMost(place: string, text: string | null, longest: number): void {
    if (text !== null && text.length > longest) this.add(place, 'too-long', `at most ${longest} characters`);
  }
}
