import { describe, expect, test } from 'vitest';
import { showLifecycle } from '../../src/routes/views/lifecycles.ts';
import { company } from '../../src/state/index.ts';
import {
  advance,
  Company,
  type Instant,
  insert,
  type Lifecycle,
  type Living,
  machine,
  mayMove,
  movesFrom,
  Refusal,
  requireMove,
  table,
  World,
} from '../../src/state/kernel/index.ts';
import { declaredLifecycles } from '../support/generate/lifecycles.ts';

/** Every state that moves lead to from `initial`. */
function reachable({ initial, moves }: Lifecycle): Set<string> {
  const found = new Set([initial]);
  for (const state of found) {
    for (const { from, to } of Object.values(moves)) if (from.includes(state)) found.add(to);
  }
  return found;
}

const plain = table<Living>()('things', {});

/** A world with one thing in `status`, ruled by the lifecycle and by nothing else. */
function worldWith(lifecycle: Lifecycle, status: string): World {
  const verbs = Object.fromEntries(Object.keys(lifecycle.moves).map(move => [move, () => undefined]));
  const things = machine({ lifecycle, resource: 'things', table: plain, verbs });
  const small = new Company([...kernel, { tables: [plain], machines: [things] }]);
  const world = new World({ name: 'test', company: small, system: { now: () => 1_000 as Instant } });
  world.transact({ kind: 'seed' }, () => insert(world, plain, { id: 1, status }));
  return world;
}

/** The agenda is a table as well. */
const kernel = [{ tables: [...company.tables.values()].filter(({ name }) => name === 'tasks') }];

const statusIn = (world: World): string | undefined => world.table(plain).get(1)?.status;

test('every declared lifecycle rules the records of one family', async () => {
  const declared = await declaredLifecycles();
  const bound = company.machines.map(({ lifecycle }) => lifecycle.name).sort();
  expect(bound).toEqual(declared.map(({ name }) => name));
});

describe.each(company.machines.map(each => [each.lifecycle.name, each] as const))('the lifecycle of %s', (_, each) => {
  const { lifecycle } = each;
  const { initial, moves } = lifecycle;
  const states = Object.keys(lifecycle.states);
  const pairs = states.flatMap(status => Object.keys(moves).map(move => ({ status, move })));
  const legal = ({ status, move }: { status: string; move: string }) => moves[move]?.from.includes(status) ?? false;

  test('reaches every state from its first', () => {
    expect([...reachable(lifecycle)].sort()).toEqual([...states].sort());
  });

  test('names only states that exist, and says what each means', () => {
    const named = [initial, ...Object.values(moves).flatMap(({ from, to }) => [...from, to])];
    expect(named.filter(state => !states.includes(state))).toEqual([]);
    expect(Object.values(lifecycle.states).filter(meaning => !/^[A-Z].*[.]$/.test(meaning))).toEqual([]);
  });

  test('has no way out of a final state, and a way out of every other', () => {
    const { states: shown } = showLifecycle(each);
    for (const { name, final } of shown) expect(movesFrom(lifecycle, name).length === 0, name).toBe(final);
  });

  test('has a verb behind every move, and no verb without one', () => {
    expect(Object.keys(each.verbs).sort()).toEqual(Object.keys(moves).sort());
  });

  test.each(pairs.filter(legal))('allows $move from $status', ({ status, move }) => {
    expect(mayMove(lifecycle, { status }, move)).toBe(true);
    const world = worldWith(lifecycle, status);
    world.transact({ kind: 'seed' }, () => advance(world, lifecycle, 1, move, { reason: 'told so' }));
    expect(statusIn(world)).toBe(moves[move]?.to);
    expect(world.table(plain).history(1).at(-1)).toMatchObject({ move, from: status, reason: 'told so' });
  });

  test.each(pairs.filter(pair => !legal(pair)))('refuses $move from $status', ({ status, move }) => {
    expect(mayMove(lifecycle, { status }, move)).toBe(false);
    const row = { id: 1, status };
    const refused = catchError(() => requireMove(lifecycle, row, move, 'request.malformed'));
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).details).toMatchObject({ status, move, allowed: movesFrom(lifecycle, status) });
    const world = worldWith(lifecycle, status);
    expect(() => world.transact({ kind: 'seed' }, () => advance(world, lifecycle, 1, move))).toThrow(`cannot ${move}`);
    expect(statusIn(world)).toBe(status);
  });
});

function catchError(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
