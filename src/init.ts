/** Documents that become worlds at the start, before anybody calls. */
import type { FastifyInstance } from 'fastify';
import { type InitFile, readInitFolder } from './outside/init-folder.ts';
import { listOf, readFields, readSomeFields, recordOf, required, text, word } from './routes/control/body.ts';
import { readSettings } from './routes/control/settings.ts';
import { readWorldRequest } from './routes/control/world-wish.ts';
import { requireWorldName } from './routes/plugins/world.ts';
import type { Worlds } from './simulations/worlds.ts';
import { company } from './state/index.ts';
import { defaultSettings, Refusal, type SystemClock } from './state/kernel/index.ts';

export interface InitServices {
  /** Takes the calls of documents; null reads them and makes none. */
  readonly app: FastifyInstance | null;
  readonly worlds: Worlds;
  readonly system: SystemClock;
  readonly log: (level: 'error' | 'info', message: string) => void;
}

export interface InitDocuments {
  readonly files: readonly InitFile[];
  /** A seed that came as a document, by its name. */
  seed(name: string): unknown;
}

const packaged: readonly string[] = ['demo', 'empty'];

/** Reads a folder of documents; throws with the file and what is wrong. Without a folder there are none. */
export async function readDocuments(folder: string | null): Promise<InitDocuments> {
  const files = folder === null ? [] : await readInitFolder(folder);
  for (const { path, name, document } of files) {
    if (packaged.includes(name) && kindOf(document) === 'seed')
      throw new Error(`${path}: a seed of the name ${name} comes with localwise; give this one another`);
  }
  const seeds = new Map(files.filter(file => kindOf(file.document) === 'seed').map(file => [file.name, file.document]));
  return { files, seed: name => seeds.get(name) };
}

/** Makes a world of each document. One that is there already, since it was kept on disk, stays as it is. */
export async function loadDocuments(services: InitServices, { files }: InitDocuments): Promise<void> {
  for (const file of files) {
    if (services.worlds.get(file.name)) {
      services.log('info', `${file.path} is not loaded: the world ${file.name} was kept from before`);
      continue;
    }
    try {
      requireWorldName(file.name, 'name');
      await makers[kindOf(file.document)](services, file);
    } catch (error) {
      // Half a world would be kept on disk, and taken for a whole one at the next start.
      services.worlds.delete(file.name);
      throw new Error(`${file.path}: ${reasonOf(error)}`);
    }
  }
}

type Kind = 'world' | 'seed' | 'wish';

/** An exported world has tables and a seed has steps; anything else says what a world is to be like. */
function kindOf(document: unknown): Kind {
  if (typeof document !== 'object' || document === null) return 'wish';
  if ('tables' in document) return 'world';
  return 'steps' in document ? 'seed' : 'wish';
}

const makers: Readonly<Record<Kind, (services: InitServices, file: InitFile) => unknown>> = {
  world: ({ worlds }, { name, document }) => {
    const read = (value: unknown) => readSettings({ company, settings: defaultSettings }, value);
    readSomeFields(document, { settings: read });
    worlds.put(name, document);
  },
  seed: ({ worlds }, { name }) => worlds.create(name, { seed: name }),
  wish: async ({ app, worlds, system }, { name, document }) => {
    const { calls: asked, ...wish } = recordOf(document);
    const { calls = [] } = readFields({ calls: asked ?? [] }, { calls: listOf(value => value) });
    const read = calls.map((call, i) => at(i, () => readCall(call)));
    const { lazy, ...request } = readWorldRequest(company, system, wish, { calls: value => value });
    await (lazy ? worlds.plan(name, request) : worlds.create(name, request));
    if (app) for (const [i, call] of read.entries()) await play(app, name, call, i);
  },
};

type Call = ReturnType<typeof readCall>;

function readCall(value: unknown) {
  const { method, path, headers, body } = readFields(value, {
    method: word('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    path: text,
    headers: readHeaders,
    body: (given): unknown => given,
  });
  return { method: required(method, 'method'), path: required(path, 'path'), headers: headers ?? {}, body };
}

const readHeaders = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(recordOf(value)).map(([name, given]) => [name, text(given)]));

function at<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`calls[${index}]: ${reasonOf(error)}`);
  }
}

/** A call of the interface or of the control interface, in the document's own world. */
async function play(app: FastifyInstance, world: string, { method, path, headers, body }: Call, index: number) {
  const answer = await app.inject({
    method,
    url: path,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
      'x-localwise-world': world,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  if (answer.statusCode >= 400)
    throw new Error(`calls[${index}]: ${method} ${path} answered ${answer.statusCode}: ${answer.payload}`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Refusal)) return (error as Error).message;
  const { problems } = error.details;
  return problems ? problems.map(({ message }) => message).join('; ') : error.message;
}
