import type { ExamCall, Examiner, ExamLetter, ExamWish } from '../../state/webhooks/index.ts';
import { isAccepted } from '../views/exam/judges.ts';
import type { Rule } from '../views/exam/paper.ts';
import type { Marked } from '../views/exam/report.ts';
import { ExamWatch } from './exam-watch.ts';

/** A receiver that answers at all answers the whole exam in this time. */
const LONGEST_EXAM_MS = 60_000;
const MOST_SILENCES = 2;

/** Puts a receiver through an exam, rule by rule. It ends early where going on would only be waiting. */
export class ExamSitting {
  readonly #examiner: Examiner;
  readonly #wish: ExamWish;
  readonly #watch: ExamWatch;
  readonly #calls: ExamCall[] = [];

  constructor(examiner: Examiner, wish: ExamWish) {
    this.#examiner = examiner;
    this.#wish = wish;
    this.#watch = new ExamWatch(after => examiner.view(wish, after));
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
    const { blind } = this.#watch;
    return { rule, finding: rule.judge({ calls, views, blind, all: this.#calls }), calls: [...calls, ...looks] };
  }

  async #send({ letters, watched }: Rule) {
    const sends = letters.map(letter => () => this.#post(letter));
    const [first, second] = sends;
    if (this.#wish.stateUrl !== null && first) {
      if (this.#calls.length === 0) return { calls: [await this.#watch.learn(first)], views: null, looks: [] };
      if (watched && second && this.#watch.blind === null) return this.#watch.around(first, second);
    }
    const calls: ExamCall[] = [];
    for (const send of sends) calls.push(await send());
    return { calls, views: null, looks: [] };
  }

  async #post(letter: ExamLetter): Promise<ExamCall> {
    const call = await this.#examiner.post(this.#wish, letter);
    this.#calls.push(call);
    return call;
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
