import type { Lifecycle, Machine } from '../../state/kernel/index.ts';
import { showDuration } from './durations.ts';

/** A lifecycle as data: what states there are, what they mean, and who moves between them. */
export function showLifecycle({ lifecycle, resource }: Pick<Machine, 'lifecycle' | 'resource'>) {
  const { name, initial, states, moves, announces, source } = lifecycle;
  return {
    name,
    resource,
    initial,
    states: Object.entries(states).map(([state, meaning]) => ({
      name: state,
      meaning,
      final: isFinal(lifecycle, state),
    })),
    moves: Object.entries(moves).map(([move, { from, to, by, after, pace, unattended }]) => ({
      name: move,
      from,
      to,
      by,
      after: after === undefined ? null : showDuration(after),
      pace: pace === undefined ? null : showDuration(pace),
      unattended: unattended ?? false,
    })),
    announces: announces ?? null,
    source,
    mermaid: drawLifecycle(lifecycle),
  };
}

const isFinal = ({ moves }: Lifecycle, state: string): boolean =>
  !Object.values(moves).some(({ from }) => from.includes(state));

/** A lifecycle as a Mermaid diagram; a dash is no letter of its language. */
export function drawLifecycle(lifecycle: Lifecycle): string {
  const { initial, states, moves } = lifecycle;
  const node = (state: string): string => state.replace(/[^A-Za-z0-9]/g, '_');
  const arrows = Object.entries(moves).flatMap(([move, { from, to, by, after, pace }]) => {
    const wait = after ?? pace;
    const label = `${move} (${by}${wait === undefined ? '' : `, ${showDuration(wait)}`})`;
    return from.map(state => `  ${node(state)} --> ${node(to)}: ${label}`);
  });
  return [
    'stateDiagram-v2',
    ...Object.keys(states)
      .filter(s => node(s) !== s)
      .map(s => `  state "${s}" as ${node(s)}`),
    `  [*] --> ${node(initial)}`,
    ...arrows,
    ...Object.keys(states)
      .filter(s => isFinal(lifecycle, s))
      .map(s => `  ${node(s)} --> [*]`),
    '',
  ].join('\n');
}
