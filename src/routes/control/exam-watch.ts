import type { ExamCall, ExamView } from '../../state/webhooks/index.ts';
import type { Views } from '../views/exam/judges.ts';

/** How long a receiver may take to show what it has taken, and how often it is looked at meanwhile. */
const SHOWN_WITHIN_MS = 1_500;
const LOOK_EVERY_MS = 20;
const QUIET_MS = 100;

type Send = () => Promise<ExamCall>;

/**
 * Watches what a partner's program believes while it is told something. How long the program takes to show what it was
 * told is learnt from the first letter: only what has not changed for longer than that has not changed.
 */
export class ExamWatch {
  readonly #look: (after: number) => Promise<ExamView>;
  #lagMs = 0;
  #blind: string | null = null;

  constructor(look: (after: number) => Promise<ExamView>) {
    this.#look = look;
  }

  /** Why nothing can be seen; null while something can. */
  get blind(): string | null {
    return this.#blind;
  }

  /** Sends a letter that shows if anything does. */
  async learn(send: Send): Promise<ExamCall> {
    const before = await this.#look(0);
    const call = await send();
    if (before.text === null) this.#blind = `stateUrl could not be read: ${before.error ?? before.status}.`;
    else if (!(await this.#isShown(before.text))) {
      this.#blind = `stateUrl showed nothing of the first notification within ${SHOWN_WITHIN_MS} ms.`;
    }
    return call;
  }

  /** Sends two letters, and sees what each of them changed. */
  async around(first: Send, second: Send) {
    const before = await this.#settled();
    const still = await this.#settled();
    const calls = [await first()];
    const afterFirst = await this.#settled();
    calls.push(await second());
    const afterSecond = await this.#settled();
    const looks = [before, still, afterFirst, afterSecond];
    if (looks.some(({ text }) => text === null)) this.#blind = 'stateUrl could no longer be read.';
    const views: Views = {
      before: before.text,
      still: still.text,
      afterFirst: afterFirst.text,
      afterSecond: afterSecond.text,
    };
    return { calls, views, looks };
  }

  async #isShown(before: string): Promise<boolean> {
    while (this.#lagMs < SHOWN_WITHIN_MS) {
      const { text, tookMs } = await this.#look(LOOK_EVERY_MS);
      this.#lagMs += LOOK_EVERY_MS + tookMs;
      if (text !== before) return true;
    }
    return false;
  }

  #settled(): Promise<ExamView> {
    return this.#look(QUIET_MS + this.#lagMs * 2);
  }
}
