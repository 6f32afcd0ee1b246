import type { ExamCall, Examiner, ExamLetter, ExamView, ExamWish } from '../../state/webhooks/index.ts';
import { isAccepted, type Views } from '../views/exam/judges.ts';
import type { Rule } from '../views/exam/paper.ts';
import type { Marked } from '../views/exam/report.ts';

/** How long a receiver may take to show what it has taken, and how often it is looked at meanwhile. */
const SHOWN_WITHIN_MS = 1_500;
const LOOK_EVERY_MS = 20;
/** So long nothing more must happen to what is shown. */
const SETTLED_AFTER_MS = 100;
/** A receiver that answers at all answers the whole exam in this time. */
const LONGEST_EXAM_MS = 60_000;
const MOST_SILENCES = 2;

/** Puts a receiver through an exam, rule by rule. It ends early where going on would only be waiting. */
export class ExamSitting {
  readonly #examiner: Examiner;
  readonly #wish: ExamWish;
  readonly #calls: ExamCall[] = [];
  #unseen: ExamView | undefined;
  #patienceMs = SHOWN_WITHIN_MS;

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

  async #watch(first: ExamLetter, second: ExamLetter) {
    const before = await this.#look(0);
    const still = await this.#look(LOOK_EVERY_MS);
    const calls = [await this.#post(first)];
    const took = await this.#untilShown(still);
    const afterFirst = await this.#look(SETTLED_AFTER_MS);
    calls.push(await this.#post(second));
    // As long as the first took to show, and then some: before that, the second does not count as ignored.
    const afterSecond = await this.#look(SETTLED_AFTER_MS + took * 2);
    const looks = [before, still, afterFirst, afterSecond];
    const views: Views = {
      before: before.text,
      still: still.text,
      afterFirst: afterFirst.text,
      afterSecond: afterSecond.text,
    };
    return { calls, views, looks };
  }

  /** Looks until something shows that did not; answers how long that took. What never showed is not awaited again. */
  async #untilShown(still: ExamView): Promise<number> {
    for (let waited = 0; still.text !== null && waited < this.#patienceMs; ) {
      const { text, tookMs } = await this.#look(LOOK_EVERY_MS);
      waited += LOOK_EVERY_MS + tookMs;
      if (text !== still.text) return waited;
    }
    this.#patienceMs = 0;
    return 0;
  }

  async #post(letter: ExamLetter): Promise<ExamCall> {
    const call = await this.#examiner.post(this.#wish, letter);
    this.#calls.push(call);
    return call;
  }

  /** What could not be read once is not waited for again. */
  async #look(after: number): Promise<ExamView> {
    if (this.#unseen) return this.#unseen;
    const view = await this.#examiner.view(this.#wish, after);
    if (view.text === null) this.#unseen = view;
    return view;
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
