import { open, readFile } from 'node:fs/promises';

export interface ReadPages {
  readonly pages: unknown[];
  /** Whether it is as it would be written here, and may be gone on with. */
  readonly whole: boolean;
  readonly inode: number;
  readonly bytes: number;
}

/** Reads a file line by line, since a large world is longer than a text may be. */
export async function readPages(path: string): Promise<ReadPages> {
  const file = await open(path, 'r');
  try {
    const { ino: inode, size: bytes } = await file.stat();
    const pages: unknown[] = [];
    for await (const { text, ended } of linesOf(file.createReadStream({ autoClose: false }))) {
      if (text === '') continue;
      const page = parse(text);
      // A save that a crash cut short: nobody was told that it was done.
      if (page === undefined && !ended && pages.length > 0) return { pages, whole: false, inode, bytes };
      if (page === undefined && pages.length === 0) return { pages: [await readAll(path)], whole: false, inode, bytes };
      if (page === undefined) throw new Error(`line ${pages.length + 1} of ${path} cannot be read; all before it can`);
      pages.push(page.value);
      if (!ended) return { pages, whole: false, inode, bytes };
    }
    if (pages.length === 0) throw new Error(`${path} is no world that can be opened: it is empty`);
    return { pages, whole: true, inode, bytes };
  } finally {
    await file.close();
  }
}

/** One document on many lines, as somebody may have written it by hand. */
async function readAll(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is no world that can be opened: ${(error as Error).message}`);
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

interface Line {
  readonly text: string;
  readonly ended: boolean;
}

const NEWLINE = 10;

export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield { text: Buffer.concat([...begun, chunk.subarray(from, at)]).toString(), ended: true };
      begun = [];
      from = at + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield { text: Buffer.concat(begun).toString(), ended: false };
}
