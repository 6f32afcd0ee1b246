import { defaultOptions, type Options } from '../../config.ts';
import { type Finding, fine, problem } from './finding.ts';

/**
 * What a start would read: the seed, the documents of worlds, the contract and the overrides. Each is read as it would
 * be then, and what it leads to is thrown away; calls that a document makes are not made.
 */
export async function checkDocuments(options: Options): Promise<readonly Finding[]> {
  const { contract, overrides } = options;
  return [
    ...(await look('Seed', options.seed, () => beginFrom({ ...options, init: null }))),
    ...(await look('Init', options.init, () => beginFrom(options))),
    ...(await look('Contract', contract, () => follow({ contract }))),
    ...(await look('Overrides', overrides, () => follow({ contract, overrides }))),
  ];
}

async function look(what: string, given: string | null, work: () => Promise<void>): Promise<readonly Finding[]> {
  if (given === null) return [];
  return work().then(
    () => [fine(what, given)],
    (error: Error) => [problem(what, error.message, `put it right, or start without --${what.toLowerCase()}`)],
  );
}

/** Worlds without a server: nobody hears of what happens in them. */
async function beginFrom(options: Options): Promise<void> {
  const [{ openWorlds }, { loadDocuments, readDocuments }, { readSeed }, { systemClock }] = await Promise.all([
    import('../../server.ts'),
    import('../../init.ts'),
    import('../../outside/package-files.ts'),
    import('../../outside/system-clock.ts'),
  ]);
  const documents = await readDocuments(options.init);
  const worlds = openWorlds(options, systemClock, seed => documents.seed(seed) ?? readSeed(seed, options.seed));
  if (options.init === null) await worlds.open('default');
  await loadDocuments({ app: null, worlds, system: systemClock, log: () => {} }, documents);
}

async function follow(changes: Partial<Options>): Promise<void> {
  const { buildServer } = await import('../../server.ts');
  const server = await buildServer(defaultOptions(changes));
  await server.close();
}
