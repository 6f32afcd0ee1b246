/** What may become of requirements: given, verified, rejected, added, taken away. */
import { nextUuid, type World } from '../kernel/index.ts';
import { isDue, isOpen, isWanted } from './derive.ts';
import type { AdditionalRequirement, Group, Requirement, Review } from './record.ts';
import { needsFiles } from './submission/specs.ts';

type Groups = readonly Group[];
type Change = (requirement: Requirement) => Requirement;

/** The customer has given it, and whatever else was wanted for it. */
export const given: Change = requirement => ({
  ...requirement,
  state: requirement.state === 'VERIFIED' ? 'VERIFIED' : 'IN_REVIEW',
  additional: requirement.additional.map(one => ({ ...one, state: 'IN_REVIEW' })),
});

/** Wise is content with it. */
export const verified: Change = requirement => ({ ...requirement, state: 'VERIFIED', additional: [] });

/**
 * Wise is not content: it is wanted again, and something more for it.
 * @assumed that a rejected requirement is wanted again with another document or answer, for the wrong one
 */
export const rejected =
  (world: World): Change =>
  requirement => ({
    ...requirement,
    state: 'REJECTED',
    additional: [
      {
        id: nextUuid(world),
        key: needsFiles(requirement.key) ? 'DOCUMENT' : 'WRITTEN_ANSWER',
        state: 'NOT_PROVIDED',
        reason: { code: 'WRONG_DOCUMENT', description: 'What was provided does not do.', at: world.now },
        fields: {},
        issues: [],
      },
    ],
  });

export const wanting =
  (more: AdditionalRequirement): Change =>
  requirement => ({ ...requirement, additional: [...requirement.additional, more] });

/** Changes the requirements that bear these keys. */
export const changed = (groups: Groups, keys: readonly string[], change: Change): Group[] =>
  groups.map(group => ({
    ...group,
    options: group.options.map(option => (keys.includes(option.key) ? change(option) : option)),
  }));

export const fresh = (key: string): Requirement => ({ key, state: 'NOT_PROVIDED', additional: [] });

export const groupOf = (keys: readonly string[], requiredBy: Group['requiredBy'] = null): Group => ({
  requiredBy,
  options: keys.map(fresh),
});

/** Without these requirements; a group that has none left goes. */
export const without = (groups: Groups, keys: readonly string[]): Group[] =>
  groups
    .map(group => ({ ...group, options: group.options.filter(({ key }) => !keys.includes(key)) }))
    .filter(({ options }) => options.length > 0);

/** The keys of what keeps the review from passing now. */
export const blockingKeys = ({ groups }: Review, now: World['now']): string[] =>
  groups.filter(group => isOpen(group) && isDue(group, now)).flatMap(({ options }) => options.map(({ key }) => key));

/** The keys of what the customer may give. */
export const wantedKeys = ({ groups }: Pick<Review, 'groups'>): string[] =>
  groups.filter(isOpen).flatMap(({ options }) => options.filter(isWanted).map(({ key }) => key));
