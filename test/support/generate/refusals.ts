import { statusOf } from '../../../src/routes/views/refusals.ts';
import { wordings } from '../../../src/routes/views/wording/index.ts';
import { type RefusalCode, refusals } from '../../../src/state/kernel/index.ts';
import { code, table } from './sections.ts';

const codes = (Object.keys(refusals) as RefusalCode[]).sort();

function rowOf(name: RefusalCode): readonly string[] {
  const { kind, message } = refusals[name];
  const wording = wordings[name] ?? {};
  const status = String(wording.status ?? statusOf[kind]);
  const recorded = wording.recorded?.status;
  const said = wording.body ? 'a form of its own' : code(wording.code ?? name);
  return [code(name), kind, recorded ? `${status} (${recorded} recorded)` : status, said, wording.message ?? message];
}

/** Every reason to refuse there is, and how the interface says it. */
export function refusalsDocument(): string {
  const families = [...new Set(codes.map(name => name.split('.')[0] ?? ''))];
  const sections = families.map(family => {
    const own = codes.filter(name => name.startsWith(`${family}.`));
    return `## ${family}\n\n${table(['Refusal', 'Kind', 'Status', 'Code', 'Message'], own.map(rowOf))}\n`;
  });
  return [
    '# Refusals\n',
    'Every reason localwise has to refuse a request. The first column is the name the code uses; `code` is what the',
    "operation's error form carries. `npm run readme` writes this page from the catalogue and its wordings.\n",
    ...sections,
  ].join('\n');
}
