import { ANSWERED_WITHIN, type ExamCall } from '../../../state/webhooks/index.ts';

export type Verdict = 'passed' | 'failed' | 'unclear';

export interface Finding {
  readonly verdict: Verdict;
  readonly observed: string;
}

/** What the partner's program showed around two notifications; null when it showed nothing. */
export interface Views {
  readonly before: string | null;
  /** The same, with nothing sent in between. */
  readonly still: string | null;
  readonly afterFirst: string | null;
  readonly afterSecond: string | null;
}

/** What came of the letters of a rule; the views, where there is an address to read them at. */
export interface Sat {
  readonly calls: readonly ExamCall[];
  readonly views: Views | null;
  /** Why there are none, though there is such an address. */
  readonly blind: string | null;
  /** The calls of every rule so far. */
  readonly all: readonly ExamCall[];
}

export type Judge = (sat: Sat) => Finding;

/** Later than that an answer is none, whatever it says. */
export const isAccepted = ({ status, tookMs }: ExamCall): boolean =>
  status !== null && status >= 200 && status < 300 && tookMs <= ANSWERED_WITHIN;

export const describeCall = ({ status, error, tookMs }: ExamCall): string =>
  status === null ? `no answer: ${error}` : `answered ${status} in ${tookMs} ms`;

/** Each letter is to be taken. */
export const accepts: Judge = ({ calls }) => ({
  verdict: calls.every(isAccepted) ? 'passed' : 'failed',
  observed: calls.map(describeCall).join('; then '),
});

/** The letter is to be refused. Breaking down over it, or saying nothing, may be a refusal and may be none. */
export const refuses: Judge = ({ calls: [call] }) => {
  if (!call) return { verdict: 'unclear', observed: 'nothing was sent' };
  const observed = describeCall(call);
  const { status } = call;
  if (status !== null && status >= 200 && status < 300) return { verdict: 'failed', observed };
  if (status !== null && status >= 400 && status < 500) return { verdict: 'passed', observed };
  return { verdict: 'unclear', observed: `${observed}, which is neither yes nor no; answer 401 or another 4xx` };
};

/** The second letter is to be taken, and to change nothing. Only a look into the receiver's own state shows that. */
export const takesButIgnores =
  (howToCheck: string): Judge =>
  ({ calls, views, blind }) => {
    const [first, second] = calls;
    const observed = calls.map(describeCall).join('; then ');
    if (!first || !isAccepted(first)) return { verdict: 'unclear', observed: `${observed}: the first was not taken` };
    if (!second || !isAccepted(second)) return { verdict: 'failed', observed };
    if (!views) return { verdict: 'unclear', observed: `${observed}. ${blind ?? howToCheck}` };
    const { verdict, observed: seen } = compare(views);
    return { verdict, observed: `${observed}; ${seen}` };
  };

function compare({ before, still, afterFirst, afterSecond }: Views): Finding {
  if ([before, still, afterFirst, afterSecond].includes(null)) {
    return { verdict: 'unclear', observed: 'stateUrl could not be read each time' };
  }
  if (before !== still) return { verdict: 'unclear', observed: 'what stateUrl shows changes by itself' };
  if (before === afterFirst) return { verdict: 'unclear', observed: 'stateUrl shows nothing of the first' };
  return afterFirst === afterSecond
    ? { verdict: 'passed', observed: 'stateUrl shows the first, and the second changed nothing' }
    : { verdict: 'failed', observed: 'stateUrl shows that the second changed something' };
}

/** Every answer is to come in time. */
export const answersInTime: Judge = ({ all }) => {
  const slowest = Math.max(...all.map(({ tookMs }) => tookMs));
  if (slowest > ANSWERED_WITHIN) return { verdict: 'failed', observed: `the slowest answer took ${slowest} ms` };
  const silent = all.find(({ status }) => status === null);
  if (silent?.error?.startsWith('no answer within')) {
    const whole = silent.tookMs >= ANSWERED_WITHIN;
    return { verdict: whole ? 'failed' : 'unclear', observed: `${silent.error}` };
  }
  const answered = all.filter(({ status }) => status !== null).length;
  if (answered === 0) return { verdict: 'unclear', observed: 'nothing was ever answered' };
  return { verdict: 'passed', observed: `the slowest of ${answered} answers took ${slowest} ms` };
};
