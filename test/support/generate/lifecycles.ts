import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { showDuration } from '../../../src/routes/views/durations.ts';
import { drawLifecycle } from '../../../src/routes/views/lifecycles.ts';
import { company } from '../../../src/state/index.ts';
import type { Lifecycle } from '../../../src/state/kernel/index.ts';
import { root } from '../source.ts';
import { code, table } from './sections.ts';

/** Every lifecycle that a file of `src/state/lifecycles` exports, by name. */
export async function declaredLifecycles(): Promise<readonly Lifecycle[]> {
  const names = readdirSync(join(root, 'src/state/lifecycles')).filter(name => name.endsWith('.ts'));
  const files = await Promise.all(
    names.map(name => import(`../../../src/state/lifecycles/${name.slice(0, -3)}.ts`) as Promise<object>),
  );
  return files.flatMap(file => Object.values(file).filter(isLifecycle)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isLifecycle = (value: unknown): value is Lifecycle =>
  typeof value === 'object' && value !== null && 'states' in value && 'moves' in value;

/** When a move happens by itself. */
function whenOf({ after, pace }: Lifecycle['moves'][string]): string {
  if (after !== undefined) return `${showDuration(after)} after the state began`;
  return pace === undefined ? '–' : `usually ${showDuration(pace)}, where the world advances by itself`;
}

function sectionOf(lifecycle: Lifecycle): string {
  const { name, initial, states, moves, announces, source } = lifecycle;
  const resource = company.machines.find(machine => machine.lifecycle.name === name)?.resource;
  const ends = (state: string) => !Object.values(moves).some(({ from }) => from.includes(state));
  const roles = (state: string) => [state === initial && 'first', ends(state) && 'final'].filter(Boolean).join(', ');
  return [
    `## ${name}`,
    [
      resource && `Records: ${code(`/_localwise/resources/${resource}`)}.`,
      announces && `Announces ${code(announces)}.`,
      `Source: ${source}.`,
    ]
      .filter(Boolean)
      .join(' '),
    `\`\`\`mermaid\n${drawLifecycle(lifecycle).trimEnd()}\n\`\`\``,
    table(
      ['State', '', 'Meaning'],
      Object.entries(states).map(([state, meaning]) => [code(state), roles(state), meaning]),
    ),
    table(
      ['Move', 'From', 'To', 'By', 'When'],
      Object.entries(moves).map(([move, rule]) => [
        code(move),
        rule.from.map(code).join(', '),
        code(rule.to),
        rule.by,
        whenOf(rule),
      ]),
    ),
  ].join('\n\n');
}

/** The diagrams of all lifecycles, beside the tables that they are drawn from. */
export async function lifecyclesDocument(): Promise<string> {
  const lifecycles = await declaredLifecycles();
  return [
    '# Lifecycles',
    'Every status in localwise moves along one of these tables and in no other way. `npm run diagrams` writes this page.',
    lifecycles.map(({ name }) => `[${name}](#${name})`).join(' · '),
    ...lifecycles.map(sectionOf),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
