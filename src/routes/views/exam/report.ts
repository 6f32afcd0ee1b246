import type { ExamCall } from '../../../state/webhooks/index.ts';
import type { Finding, Verdict } from './judges.ts';
import type { Rule } from './paper.ts';

/** How a receiver did on one rule, with everything that was said. */
export interface Marked {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly calls: readonly ExamCall[];
}

export const showExam = (url: string, marked: readonly Marked[]) => ({
  url,
  passed: count(marked, 'passed'),
  failed: count(marked, 'failed'),
  unclear: count(marked, 'unclear'),
  rules: marked.map(({ rule: { rule, title, expected }, finding: { observed, verdict }, calls }) => ({
    rule,
    title,
    expected,
    observed,
    verdict,
    exchanges: calls.map(showExchange),
  })),
});

const count = (marked: readonly Marked[], verdict: Verdict): number =>
  marked.filter(({ finding }) => finding.verdict === verdict).length;

const showExchange = ({ request, answer, error, tookMs }: ExamCall) => ({
  request,
  response: answer === null ? { error, durationMs: tookMs } : { ...(answer as object), durationMs: tookMs },
});
