import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ContractChanges } from '../contract/compare.ts';
import type { JsonObject } from '../contract/json.ts';
import { readFixture } from '../outside/package-files.ts';
import { isGap } from '../routes/binding.ts';
import { version } from '../routes/version.ts';
import { marked, serve } from '../served.ts';
import { exits, type Run } from './command.ts';
import type { Terminal } from './terminal.ts';

/** What a newer document means to this program. */
interface Outcome extends ContractChanges {
  readonly operations: number;
  /** Operations that this program was not built for, and answers with 501. */
  readonly gaps: readonly string[];
  readonly notes: readonly string[];
}

/** Reports what a newer OpenAPI document changes, and writes the contract that follows from it where it is told to. */
export const contract: Run = async ({ words: [file = ''], given: { out, json } }, terminal) => {
  const { contract: derived, outcome } = await compare(file, terminal);
  if (out !== undefined) await write(out, derived, basename(file));
  if (json) terminal.print(JSON.stringify({ ...outcome, written: out ?? null }));
  else await tell(outcome, file, out, terminal);
  return exits.fine;
};

async function compare(
  file: string,
  terminal: Terminal,
): Promise<{ readonly contract: JsonObject; readonly outcome: Outcome }> {
  terminal.progress(`reading ${file}`);
  const text = await readFile(file, 'utf8').catch(error => {
    throw new Error(`${file} cannot be read: ${reasonOf(error)}`);
  });
  const [{ parseDocument }, { derive }, { compareContracts }, { rowsIn }] = await Promise.all([
    import('../contract/document.ts'),
    import('../contract/generator.ts'),
    import('../contract/compare.ts'),
    import('../contract/row-writer.ts'),
  ]);
  try {
    const document = parseDocument(text, file);
    terminal.progress('comparing it with the contract of this localwise');
    const { contract, notes } = derive(document);
    const served = serve(rowsIn(contract));
    const changes = compareContracts(readFixture('contract/openapi.json') as JsonObject, contract);
    const gaps = served.filter(({ handler }) => isGap(handler)).map(({ row }) => row.id);
    return { contract, outcome: { ...changes, operations: served.length, gaps, notes } };
  } catch (error) {
    throw new Error(`${file} cannot be served: ${reasonOf(error)}`);
  }
}

async function write(out: string, contract: JsonObject, source: string): Promise<void> {
  await writeFile(out, `${JSON.stringify(marked(contract, source), null, 1)}\n`).catch(error => {
    throw new Error(`${out} cannot be written: ${reasonOf(error)}`);
  });
}

async function tell(outcome: Outcome, file: string, out: string | undefined, terminal: Terminal): Promise<void> {
  const { print, paint, unattended } = terminal;
  const { describeChanges } = await import('../contract/compare.ts');
  const lines = describeChanges(outcome);
  print(`${paint.bold(file)} beside the contract of localwise ${version}: ${outcome.operations} operations`);
  for (const line of lines.length > 0 ? lines : ['nothing changed']) print(`  ${line}`);
  for (const line of outcome.notes) print(`  note     ${line}`);
  if (outcome.gaps.length > 0) print(`Not emulated, and answered with 501: ${outcome.gaps.join(', ')}`);
  if (out !== undefined) print(`Written to ${out}; localwise --contract ${out} serves it`);
  else if (!unattended)
    terminal.note('Nothing was written; --out FILE writes the contract, to be served with --contract.');
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
