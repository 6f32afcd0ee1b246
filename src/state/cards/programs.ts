/** What kinds of card there are, and who may order them. */
import programsJson from '../../../fixtures/reference/card-programs.json' with { type: 'json' };
import type { Actor } from '../access/index.ts';
import type { World } from '../kernel/index.ts';
import { type Profile, requireProfile } from '../profiles/index.ts';
import { hasRoom } from './limits.ts';
import type { CardProgram } from './record.ts';

const programs = programsJson as readonly CardProgram[];

/** A program on the terms that this world's settings agree on. */
const termsOf = (world: World, program: CardProgram): CardProgram => {
  const agreed = Object.hasOwn(world.settings.cards.programs, program.name)
    ? world.settings.cards.programs[program.name]
    : undefined;
  return agreed ? { ...program, ...agreed } : program;
};

export const isProgram = (name: string): boolean => programs.some(program => program.name === name);

/** The programs for a profile of this kind and country, whether or not it has too many cards. */
export const programsFor = (world: World, { type, address }: Profile): CardProgram[] =>
  programs
    .filter(({ profiles }) => profiles === type)
    .filter(({ countries }) => countries.length === 0 || countries.includes(address?.country ?? ''))
    .map(program => termsOf(world, program));

/**
 * The programs that a profile may order a card of now; none when it has all it may have.
 * @throws Refusal `access.forbidden`
 * @source cardOrderProgramsGet
 */
export const availablePrograms = (world: World, actor: Actor, profileId: number): CardProgram[] =>
  programsFor(world, requireProfile(world, actor, profileId)).filter(program => hasRoom(world, profileId, program));
