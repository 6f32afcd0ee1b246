import { readOptions } from '../config.ts';
import { checkDocuments } from './checks/documents.ts';
import type { Finding } from './checks/finding.ts';
import { checkFolder } from './checks/folder.ts';
import { checkHttps } from './checks/https.ts';
import { checkContainer, checkNode, checkPackage, checkVariables } from './checks/machine.ts';
import { checkPort } from './checks/server.ts';
import { exits, type Run, type Wish } from './command.ts';
import { Remote } from './remote.ts';
import type { Paint, Terminal } from './terminal.ts';

/** Looks at everything that has kept localwise from working somewhere. A problem makes the command fail. */
export const doctor: Run = async (wish, terminal) => {
  const findings = await lookAround(wish, terminal);
  const problems = findings.filter(({ verdict }) => verdict === 'problem').length;
  if (wish.given.json) terminal.print(JSON.stringify({ problems, findings }));
  else tell(findings, problems, terminal);
  return problems === 0 ? exits.fine : exits.failure;
};

async function lookAround(wish: Wish, terminal: Terminal): Promise<readonly Finding[]> {
  const { environment } = terminal;
  const variables = checkVariables(terminal);
  // A variable that cannot be read is a finding, and the rest is looked at without it.
  const broken = variables.some(({ verdict }) => verdict === 'problem');
  const options = readOptions(wish.given, broken ? {} : environment);
  const remote = Remote.of(wish, {
    environment: { ...environment, LOCALWISE_HOST: options.host, LOCALWISE_PORT: String(options.port) },
  });
  terminal.progress('looking around');
  return [
    checkNode(),
    checkPackage(),
    ...variables,
    ...(await checkPort(options, remote)),
    ...(await checkFolder(options.data)),
    ...(await checkDocuments(options)),
    ...(await checkHttps(options, remote)),
    ...checkContainer(options.host),
  ];
}

const marks: Readonly<Record<Finding['verdict'], (paint: Paint) => string>> = {
  fine: ({ good }) => good('✓'),
  hint: ({ unsure }) => unsure('!'),
  problem: ({ bad }) => bad('✗'),
};

function tell(findings: readonly Finding[], problems: number, { print, paint }: Terminal): void {
  for (const { what, verdict, found, todo } of findings) {
    print(`${marks[verdict](paint)} ${what.padEnd(10)} ${found}`);
    if (todo !== undefined) print(`  ${' '.repeat(10)} ${paint.dim('→')} ${todo}`);
  }
  print(problems === 0 ? 'Nothing keeps localwise from working here.' : `${problems} of these must be put right.`);
}
