import type { ExamCall, Examiner, ExamView, ExamWish } from '../../state/webhooks/index.ts';
import { isAccepted, type Views } from '../views/exam/judges.ts';
import type { Rule } from '../views/exam/paper.ts';
import type { Marked } from '../views/exam/report.ts';

/** How long a receiver may take to show what it has taken, and how often it is looked at meanwhile. */
const SHOWN_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 50;
/** So long nothing more must happen to what is shown. */
const SETTLED_AFTER_MS = 250;
/** A receiver that answers at all answers the whole exam in this time. */
const LONGEST_EXAM_MS = 60_000;
const MOST_SILENCES = 2;

/** Puts a receiver through an exam, rule by rule. It ends early where going on would only be waiting. */
export class ExamSitting {
  readonly #examiner: Examiner;
  readonly #wish: ExamWish;
  readonly #calls: ExamCall[] = [];

  constructor(examiner: Examiner, wish: ExamWish) {
    this.#examiner = examiner;
    this.#wish = wish;
  }

  async answerAll(rules: readonly Rule[]): Promise<Marked[]> {
    const marked: Marked[] = [];
    for (const rule of rules) marked.push(await this.#answer(rule));
    return marked;
  }

  async #answer(rule: Rule): Promise<Marked> {
    const stopped = rule.letters.length > 0 ? this.#whyStopped() : undefined;
    if (stopped) return { rule, finding: { verdict: 'unclear', observed: `not asked: ${stopped}` }, calls: [] };
    const { calls, views, looks } = await this.#send(rule);
    const finding = rule.judge({ calls, views, all: this.#calls });
    return { rule, finding, calls: [...calls, ...looks] };
  }

  async #send(rule: Rule) {
    const [first, second] = rule.letters;
    if (rule.watched && this.#wish.stateUrl !== null && first && second) return this.#watch(first, second);
    const calls: ExamCall[] = [];
    for (const letter of rule.letters) calls.push(await this.#post(letter));
    return { calls, views: null, looks: [] };
  }

  /** The view is awaited for as long as the first took to show, and then some, before the second counts as ignored. */
  async #watch(first: Rule['letters'][number], second: Rule['letters'][number]) {
    const looks: ExamView[] = [await this.#look(0), await this.#look(LOOK_EVERY_MS)];
    const [before = null, still = null] = looks.map(({ text }) => text);
    const calls = [await this.#post(first)];
    let waited = 0;
    let shown = await this.#look(0);
    while (shown.text === still && waited < SHOWN_WITHIN_MS) {
      waited += LOOK_EVERY_MS;
      shown = await this.#look(LOOK_EVERY_MS);
    }
    looks.push(await this.#look(SETTLED_AFTER_MS));
    calls.push(await this.#post(second));
    looks.push(await this.#look(SETTLED_AFTER_MS + waited * 2));
    const [afterFirst = null, afterSecond = null] = looks.slice(2).map(({ text }) => text);
    const views: Views = { before, still, afterFirst, afterSecond };
    return { calls, views, looks };
  }

  async #post(letter: Rule['letters'][number]): Promise<ExamCall> {
    const call = await this.#examiner.post(this.#wish, letter);
    this.#calls.push(call);
    return call;
  }

  #look(after: number): Promise<ExamView> {
    return this.#examiner.view(this.#wish, after);
  }

  #whyStopped(): string | undefined {
    const [first] = this.#calls;
    if (first && !isAccepted(first)) return 'what is right was not taken, so that no other answer says anything';
    const silences = this.#calls.filter(({ status }) => status === null).length;
    if (silences >= MOST_SILENCES) return `${silences} letters had no answer`;
    const passed = this.#calls.reduce((sum, { tookMs }) => sum + tookMs, 0);
    return passed > LONGEST_EXAM_MS ? 'the exam had lasted a minute' : undefined;
  }
}
