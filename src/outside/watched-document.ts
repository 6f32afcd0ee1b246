import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

/** Editors write a file in several steps; what they leave behind is read once they are done. */
const SETTLED_AFTER_MS = 100;

export interface Watching {
  /** Told of each new document. What it throws is a problem of that document. */
  readonly onChange: (document: unknown) => Promise<void> | void;
  readonly onProblem: (error: Error) => void;
}

/** A document in a file, of JSON or YAML, that is read again when it changes. */
export class WatchedDocument {
  readonly path: string;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #text: string | undefined;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /** Throws with the reason when there is no such document. */
  async read(): Promise<unknown> {
    this.#text = await readFile(this.path, 'utf8');
    return parse(this.#text);
  }

  /** The folder is watched and not the file, since many editors put another file in its place. */
  watch(watching: Watching): void {
    const name = basename(this.path);
    const lookSoon = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#look(watching), SETTLED_AFTER_MS);
    };
    this.#watcher = watch(dirname(this.path), { persistent: false }, (_, changed) => {
      if (changed === null || changed === name) lookSoon();
    });
    this.#watcher.on('error', watching.onProblem);
    // It may have changed since it was read.
    lookSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
  }

  async #look({ onChange, onProblem }: Watching): Promise<void> {
    try {
      const before = this.#text;
      const document = await this.read();
      if (this.#text !== before) await onChange(document);
    } catch (error) {
      onProblem(error as Error);
    }
  }
}

/** JSON is YAML, and read as such it says where it is broken. */
async function parse(text: string): Promise<unknown> {
  const { default: yaml } = await import('yaml');
  return yaml.parse(text);
}
