import type { Faker } from '@faker-js/faker';
import { days, type Instant, instant, later, type World } from '../state/kernel/index.ts';
import { foundWorld } from './founding.ts';
import { readSeedDocument, type SeedDocument, SeedError } from './seed-document.ts';
import { type Cast, playStep } from './seed-steps.ts';

/** Reads a seed by its name; throws with the reason when there is none. */
export type SeedReader = (seed: string) => unknown;

/** Makes worlds from documents: plays what their people did, at the times it happened, through verbs. */
export class Seeder {
  readonly #read: SeedReader;
  readonly #documents = new Map<string, SeedDocument>();
  #faker: Faker | undefined;

  constructor(read: SeedReader) {
    this.#read = read;
  }

  /** Reads a seed ahead of time, and loads the maker of names, which is large, if the seed asks for people. */
  async prepare(seed: string): Promise<void> {
    const document = this.#documents.get(seed) ?? this.#load(seed);
    this.#documents.set(seed, document);
    const people = document.steps.some(step => step.do === 'generate-recipients');
    if (people && !this.#faker) this.#faker = (await import('@faker-js/faker/locale/en')).faker;
  }

  /** Plays a prepared seed into a fresh world. The past has its own instants; the world is left at its present one. */
  play(world: World, seed: string): void {
    const document = this.#documents.get(seed);
    if (!document) throw new Error(`the seed ${seed} was not prepared`);
    const present = world.now;
    const ago = (count: number): Instant => instant(later(present, -days(count)));
    world.transact({ kind: 'seed' }, () => foundWorld(world), ago(document.foundedDaysAgo));
    const cast: Cast = { faker: this.#faker, recipients: new Map() };
    for (const [i, step] of document.steps.entries()) {
      try {
        playStep(world, cast, step, ago(step.daysAgo));
      } catch (error) {
        throw new SeedError(`the seed ${seed} ends in step ${i + 1} (${step.do}): ${(error as Error).message}`);
      }
    }
    world.catchUp(present);
  }

  #load(seed: string): SeedDocument {
    try {
      return readSeedDocument(this.#read(seed), seed);
    } catch (error) {
      throw error instanceof SeedError ? error : new SeedError((error as Error).message);
    }
  }
}
