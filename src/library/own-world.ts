import type { SandboxEvents } from './event-types.ts';
import type { WorldControls } from './world-handle.ts';

/** The world of the test file that asks. */
export interface OwnWorld extends WorldControls {
  /** The base address for clients: `http://127.0.0.1:PORT/_worlds/NAME`. */
  readonly url: string;
  /** The world's name, made from that of the test file. */
  readonly world: string;
  /**
   * What this world has told.
   * @throws Error when the server is another process, in which nobody can look
   */
  readonly events: SandboxEvents;
}

/** A world as it was opened for one test file. */
export type Opened = Omit<OwnWorld, 'events'> & { readonly events: SandboxEvents | null };

/**
 * One object for every test file that shares this module, which runners without isolation have them do: whatever is
 * asked of it is asked of the world of the file that runs.
 */
export class WorldOfFile implements OwnWorld {
  readonly #file: () => string;
  readonly #open: (world: string) => Opened;
  readonly #opened = new Map<string, Opened>();

  /** @param file the path of the test file that runs */
  constructor(file: () => string, open: (world: string) => Opened) {
    this.#file = file;
    this.#open = open;
  }

  get #own(): Opened {
    const name = worldNameFor(this.#file());
    const found = this.#opened.get(name) ?? this.#open(name);
    this.#opened.set(name, found);
    return found;
  }

  get url() {
    return this.#own.url;
  }

  get world() {
    return this.#own.world;
  }

  get control() {
    return this.#own.control;
  }

  get clock() {
    return this.#own.clock;
  }

  get events(): SandboxEvents {
    const { events } = this.#own;
    if (events) return events;
    throw new Error('events are seen only of a server in this process; this one is where LOCALWISE_URL says');
  }

  reset = (): Promise<void> => this.#own.reset();
  snapshot = (name?: string): Promise<string> => this.#own.snapshot(name);
  restore = (name: string): Promise<void> => this.#own.restore(name);
}

const LONGEST_NAME = 80;

/** A name that tells people which file it is, and that no other path has. */
export function worldNameFor(path: string): string {
  const words = path
    .replace(/^.*?([^/\\]+[/\\][^/\\]+)$/, '$1')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${words.slice(-LONGEST_NAME).replace(/^-/, '')}-${checksum(path)}`;
}

/** FNV-1a, which is enough to tell the files of a project apart. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
