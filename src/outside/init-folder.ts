import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A JSON document in a folder. */
export interface InitFile {
  /** Its path, for people. */
  readonly path: string;
  /** Its name without `.json`: the world it is about. */
  readonly name: string;
  readonly document: unknown;
}

const SUFFIX = '.json';

/** Every `*.json` of a folder in the order of their names; throws with file, place and reason when one is broken. */
export async function readInitFolder(folder: string): Promise<readonly InitFile[]> {
  const files = await readdir(folder).catch(error => {
    throw new Error(`the documents in ${folder} cannot be read: ${whyNoFolder(error)}`);
  });
  // Mounted folders bring hidden files of their own along.
  const wanted = files.filter(file => file.endsWith(SUFFIX) && !file.startsWith('.')).sort();
  return Promise.all(wanted.map(file => readDocument(join(folder, file))));
}

async function readDocument(path: string): Promise<InitFile> {
  const text = await readFile(path, 'utf8').catch(error => {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`);
  });
  return { path, name: basename(path, SUFFIX), document: parse(path, text.replace(/^\uFEFF/, '')) };
}

function parse(path: string, text: string): unknown {
  const wrong = faultOf(text);
  if (wrong) throw new Error(`${path} is no JSON: ${placeOf(text, firstFault(text))}: ${reasonOf(wrong)}`);
  return JSON.parse(text);
}

function faultOf(text: string): Error | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/**
 * Engines do not always say where a text is wrong, but a text that is cut before that place is only unfinished. Answers
 * the length of what is right.
 */
function firstFault(text: string): number {
  let [right, wrong] = [0, text.length + 1];
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isUnfinished(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

function isUnfinished(text: string): boolean {
  const { message } = faultOf(text) ?? {};
  const position = /position (\d+)/.exec(message ?? '')?.[1];
  if (position !== undefined) return Number(position) >= text.length;
  return message === undefined || /end of JSON|Unterminated/.test(message);
}

/** What is wrong, without the text around it. */
const reasonOf = ({ message }: Error): string => message.replace(/(, (\.\.\.)?"| in JSON at position)[\s\S]*$/, '');

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function whyNoFolder(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such folder';
  return code === 'ENOTDIR' ? 'it is a file and no folder' : message;
}
