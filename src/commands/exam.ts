import { OptionError } from '../config.ts';
import type { Exam } from '../library/control/webhooks.ts';
import { exits, type Run, type Wish } from './command.ts';
import { wholeNumber } from './numbers.ts';
import { Remote } from './remote.ts';
import type { Paint, Terminal } from './terminal.ts';

type Verdict = Exam['rules'][number]['verdict'];

/** Examines a receiver of webhooks. A broken rule makes the command fail. */
export const exam: Run = async (wish, terminal) => {
  const body = examOf(wish);
  const remote = Remote.of(wish, terminal);
  terminal.progress(`sending webhooks to ${body.url}, some of which wait for an answer`);
  const marked = await remote.ask<Exam>('POST', '/webhooks/exam', body);
  if (wish.given.json) terminal.print(JSON.stringify(marked));
  else tell(marked, terminal);
  return marked.failed === 0 ? exits.fine : exits.failure;
};

function examOf({ words: [url = ''], given: { timeout, stateUrl, transfer } }: Wish) {
  if (!URL.canParse(url)) throw new OptionError(`URL must be where your receiver listens; it is '${url}'`);
  const timeoutMs = wholeNumber('--timeout', timeout);
  return { url, timeoutMs, stateUrl, transferId: wholeNumber('--transfer', transfer) };
}

const marks: Readonly<Record<Verdict, (paint: Paint) => string>> = {
  passed: ({ good }) => good('✓'),
  failed: ({ bad }) => bad('✗'),
  unclear: ({ unsure }) => unsure('?'),
};

function tell({ url, passed, failed, unclear, rules }: Exam, { print, paint }: Terminal): void {
  print(`The receiver at ${paint.bold(url)}`);
  for (const { title, verdict, expected, observed } of rules) {
    print(`  ${marks[verdict](paint)} ${title}`);
    if (verdict === 'passed') continue;
    print(`      ${paint.dim('expected')}  ${expected}`);
    print(`      ${paint.dim('observed')}  ${observed}`);
  }
  print(`${passed} passed, ${failed} failed, ${unclear} unclear`);
}
