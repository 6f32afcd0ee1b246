import type { SystemClock, World } from '../state/kernel/index.ts';
import { alarmAt, systemClock } from './system-clock.ts';

export interface AlarmOptions {
  /** The clock that running worlds follow. */
  readonly system: SystemClock;
  readonly find: (name: string) => World | undefined;
}

interface Alarm {
  readonly at: number;
  readonly callOff: () => void;
}

/** Wakes worlds whose clock runs when their next task falls due. Worlds are kept by name, so that none is held back. */
export class WorldAlarms {
  readonly #options: AlarmOptions;
  readonly #alarms = new Map<string, Alarm>();

  constructor(options: AlarmOptions) {
    this.#options = options;
  }

  /** Sets the alarm anew, after a world has changed. */
  set(world: World): void {
    const at = this.#nextRing(world);
    const standing = this.#alarms.get(world.name);
    if (standing?.at === at) return;
    standing?.callOff();
    this.#alarms.delete(world.name);
    if (at === undefined) return;
    const { name } = world;
    const wait = at - this.#options.system.now();
    const callOff = alarmAt(systemClock.now() + wait, () => this.#ring(name));
    this.#alarms.set(world.name, { at, callOff });
  }

  /** For a world that is no more. */
  callOff(name: string): void {
    this.#alarms.get(name)?.callOff();
    this.#alarms.delete(name);
  }

  close(): void {
    for (const { callOff } of this.#alarms.values()) callOff();
    this.#alarms.clear();
  }

  /** In the time of the system's clock. */
  #nextRing(world: World): number | undefined {
    const next = world.nextTaskAt();
    return next === undefined || world.clock.mode === 'frozen' ? undefined : next - world.clock.offsetMs;
  }

  #ring(name: string): void {
    this.#alarms.delete(name);
    const world = this.#options.find(name);
    if (!world) return;
    world.catchUp();
    // Long waits are cut, and timers may be early: then nothing was due, and nobody else sets the alarm again.
    this.set(world);
  }
}
