import { beforeEach, describe, expect, test } from 'vitest';
import {
  advance,
  begin,
  Company,
  days,
  emit,
  event,
  hexDigits,
  insert,
  instant,
  lifecycle,
  machine,
  minutes,
  nextNumber,
  nextUuid,
  patch,
  refuse,
  remove,
  schedule,
  seconds,
  table,
  tasks,
  World,
  type WorldOptions,
} from '../../src/state/kernel/index.ts';

interface Lamp {
  readonly id: number;
  readonly status: 'off' | 'on' | 'broken';
  readonly room: string;
  readonly watts: number;
  readonly serial: string;
}

const lamps = table<Lamp>()('lamps', {
  byRoom: { key: lamp => lamp.room },
  byWatts: { key: () => 'all', order: lamp => lamp.watts },
  bySerial: { key: lamp => lamp.serial, unique: true },
});

const lampLifecycle = lifecycle({
  name: 'lamp',
  initial: 'off',
  states: { off: 'Dark.', on: 'Bright.', broken: 'Dark for good.' },
  moves: {
    light: { from: ['off'], to: 'on', by: 'customer' },
    quench: { from: ['on'], to: 'off', by: 'wise', pace: seconds(5) },
    burn: { from: ['on'], to: 'broken', by: 'time', after: minutes(10) },
  },
  source: 'a test',
});

const lampChanged = event<{ readonly id: number; readonly to: string }>('lamps#change');
const heard: string[] = [];

const company = new Company([
  {
    tables: [lamps, tasks],
    machines: [
      machine({
        lifecycle: lampLifecycle,
        resource: 'lamps',
        table: lamps,
        verbs: {
          light: (world, id) => advance(world, lampLifecycle, id, 'light'),
          quench: (world, id) => advance(world, lampLifecycle, id, 'quench'),
          burn: (world, id) => advance(world, lampLifecycle, id, 'burn'),
        },
        announce: (world, lamp, { to }) => emit(world, lampChanged, {}, { id: lamp.id, to }),
      }),
    ],
    tasks: { chime: () => heard.push('chime'), fail: () => refuse('request.malformed') },
    reactions: [(_world, { facts }) => heard.push((facts as { to: string }).to)],
  },
]);

const T0 = instant(Date.parse('2026-03-02T09:00:00Z'));
const make = (options: Partial<WorldOptions> = {}): World =>
  new World({
    name: 'test',
    company,
    system: { now: () => T0 },
    clock: { mode: 'frozen', now: T0 },
    seed: { world: 'empty', random: 'x' },
    ...options,
  });

let world: World;
beforeEach(() => {
  world = make();
  heard.length = 0;
});

const seed = { kind: 'seed' } as const;
const act = <T>(work: () => T): T => world.transact(seed, work);
const lamp = (changes: Partial<Lamp> = {}): Lamp => {
  const id = nextNumber(world, 'user');
  const made = insert(world, lamps, { id, status: 'off', room: 'hall', watts: 40, serial: `s${id}`, ...changes });
  begin(world, lampLifecycle, made);
  return made;
};
const ids = (rows: Iterable<Lamp>): number[] => [...rows].map(({ id }) => id);

describe('a unit of work', () => {
  test('that throws leaves no trace: rows, indexes, counters, chance, agenda', () => {
    const kept = act(() => lamp());
    const before = JSON.stringify(world.save());
    expect(() =>
      act(() => {
        lamp();
        nextUuid(world);
        patch(world, lamps, kept.id, { room: 'attic', watts: 1 });
        advance(world, lampLifecycle, kept.id, 'light');
        remove(world, lamps, kept.id);
        throw new Error('midway');
      }),
    ).toThrow('midway');
    expect(JSON.stringify(world.save())).toBe(before);
    expect(ids(world.table(lamps).list('byRoom', 'hall'))).toEqual([kept.id]);
    expect(world.table(lamps).list('byRoom', 'attic').size).toBe(0);
    expect(heard).toEqual(['off']);
  });

  test('has one instant, and outside of one nothing changes', () => {
    expect(() => insert(world, lamps, { id: 1, status: 'off', room: 'x', watts: 1, serial: '1' })).toThrow(/transact/);
    world.transact(seed, () => expect(world.now).toBe(T0 + 5), instant(T0 + 5));
  });

  test('tells that something changed only when it did', () => {
    const revision = world.revision;
    act(() => world.table(lamps).get(1));
    expect(world.revision).toBe(revision);
    act(() => lamp());
    expect(world.revision).toBe(revision + 1);
  });

  test('an event leads to what reacts to it in the same unit', () => {
    act(() => lamp());
    expect(heard).toEqual(['off']);
  });

  test('rehearsing answers and takes everything back', () => {
    const before = JSON.stringify(world.save());
    expect(world.rehearse(seed, () => lamp().serial)).toMatch(/^s/);
    expect(JSON.stringify(world.save())).toBe(before);
  });
});

describe('a table', () => {
  test('keeps rows in order of arrival, and indexes in their own', () => {
    act(() => [lamp({ watts: 60 }), lamp({ watts: 20, room: 'attic' }), lamp({ watts: 40 })]);
    const rows = world.table(lamps);
    const [a, b, c] = ids(rows.all()) as [number, number, number];
    expect(ids(rows.list('byWatts', 'all'))).toEqual([b, c, a]);
    act(() => patch(world, lamps, b, { watts: 100 }));
    expect(ids(rows.list('byWatts', 'all'))).toEqual([c, a, b]);
    expect(ids(rows.all())).toEqual([a, b, c]);
    expect(ids(rows.list('byRoom', 'hall').page(0, 1, true))).toEqual([c]);
    expect(rows.find('bySerial', `s${a}`)?.id).toBe(a);
  });

  test('takes a unique key once', () => {
    act(() => lamp({ serial: 'one' }));
    expect(() => act(() => lamp({ serial: 'one' }))).toThrow(/bySerial/);
  });

  test('gives rows that cannot be changed', () => {
    const made = act(() => lamp());
    expect(() => Object.assign(world.table(lamps).get(made.id) as object, { watts: 1 })).toThrow(TypeError);
  });

  test('a fork shares until one side writes, and then each has its own', () => {
    const first = act(() => lamp());
    const copy = world.fork('copy');
    copy.transact(seed, () => patch(copy, lamps, first.id, { room: 'attic' }));
    act(() => lamp());
    expect(world.table(lamps).get(first.id)?.room).toBe('hall');
    expect(copy.table(lamps).get(first.id)?.room).toBe('attic');
    expect([world.table(lamps).size, copy.table(lamps).size]).toEqual([2, 1]);
    expect(copy.table(lamps).list('byRoom', 'hall').size).toBe(0);
    expect(world.table(lamps).list('byRoom', 'hall').size).toBe(2);
  });
});

describe('a lifecycle', () => {
  test('moves only along its table, and writes history', () => {
    const { id } = act(() => lamp());
    expect(() => act(() => advance(world, lampLifecycle, id, 'burn'))).toThrow(/cannot burn/);
    act(() => advance(world, lampLifecycle, id, 'light', { reason: 'dusk' }));
    expect(world.table(lamps).history(id)).toMatchObject([
      { move: 'create', from: null, to: 'off', at: T0 },
      { move: 'light', from: 'off', to: 'on', reason: 'dusk', cause: { kind: 'seed' } },
    ]);
  });

  test('its timed moves happen at their own instant when the clock passes them', () => {
    const { id } = act(() => lamp());
    act(() => advance(world, lampLifecycle, id, 'light'));
    expect(world.advanceTo(instant(T0 + minutes(9)))).toEqual([]);
    const fired = world.advanceTo(instant(T0 + days(1)));
    expect(fired).toEqual([{ at: T0 + minutes(10), what: `lamp ${id}: burn` }]);
    expect(world.table(lamps).get(id)?.status).toBe('broken');
    expect(world.table(lamps).history(id).at(-1)?.at).toBe(T0 + minutes(10));
    expect(world.now).toBe(T0 + days(1));
  });

  test('leaving a state stops its timers', () => {
    const { id } = act(() => lamp());
    act(() => advance(world, lampLifecycle, id, 'light'));
    act(() => advance(world, lampLifecycle, id, 'quench'));
    expect(world.nextTaskAt()).toBeUndefined();
  });

  test.each([
    ['manual', undefined],
    ['clock', T0 + seconds(5)],
    ['immediate', T0],
  ] as const)('in a world that advances %s, its paced moves are due accordingly', (pace, due) => {
    world = make({ settings: { autoAdvance: pace } });
    const { id } = act(() => lamp());
    act(() => advance(world, lampLifecycle, id, 'light'));
    const first = world.table(tasks).list('due', '').first();
    expect(first?.at).toBe(due ?? T0 + minutes(10));
  });
});

describe('the agenda', () => {
  test('fires in order, and a task that fails does not hold up the rest', () => {
    act(() => {
      schedule(world, instant(T0 + 20), 'chime', 'a', null);
      schedule(world, instant(T0 + 10), 'fail', 'b', null);
      schedule(world, instant(T0 + 10), 'chime', 'c', null);
    });
    const fired = world.advanceTo(instant(T0 + 30));
    expect(fired.map(({ what }) => what)).toEqual(['fail', 'chime', 'chime']);
    expect(fired[0]?.error).toMatch(/documented form/);
    expect(heard).toEqual(['chime', 'chime']);
    expect(world.nextTaskAt()).toBeUndefined();
  });
});

describe('a snapshot', () => {
  test('is plain JSON, and loads to the same world', () => {
    act(() => [lamp(), lamp({ room: 'attic' })]);
    act(() => advance(world, lampLifecycle, world.table(lamps).all().first()?.id ?? 0, 'light'));
    const data = JSON.parse(JSON.stringify(world.save()));
    const loaded = World.load(data, { company, system: { now: () => T0 } });
    expect(loaded.save()).toEqual(data);
    expect(loaded.table(lamps).list('byRoom', 'attic').size).toBe(1);
    loaded.advanceTo(instant(T0 + minutes(10)));
    expect(loaded.table(lamps).all().first()?.status).toBe('broken');
  });

  test('the same seed and the same steps give the same bytes', () => {
    const play = (): string => {
      world = make();
      act(() => [lamp(), nextUuid(world), hexDigits(world, 10)]);
      return JSON.stringify(world.save());
    };
    expect(play()).toBe(play());
    expect(act(() => nextUuid(world))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('with a table this version does not know is refused by name', () => {
    const data = { ...world.save(), tables: { ghosts: [] } };
    expect(() => World.load(data, { company, system: { now: () => T0 } })).toThrow(/ghosts/);
  });
});
