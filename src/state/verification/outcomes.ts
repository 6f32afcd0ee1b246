import { type Magic, type Plan, subject } from '../kernel/index.ts';
import { type ReviewOutcome, reviewOutcomes } from './record.ts';

const turnedDown = (outcome: ReviewOutcome): Plan => ({
  take: [{ move: 'require', from: 'IN_REVIEW', details: { outcome } }],
});

const named = (outcome: ReviewOutcome): Magic<Plan> => ({
  name: `evidence-${outcome.toLowerCase().replaceAll('_', '-')}`,
  fact: 'file',
  look: 'start',
  value: `${outcome}.`,
  does: `does not do: it is asked for again, for \`${outcome}\``,
  effect: turnedDown(outcome),
});

/**
 * What Wise makes of the evidence that was given, once everything was.
 * @assumed the values, as nobody else could say so: a file that is called like what is wrong with it
 */
export const evidenceFate = subject<Plan>({
  name: 'evidence',
  outcomes: {
    approve: { does: 'does: `VERIFIED`', effect: { take: [{ move: 'confirm' }] } },
    reject: { does: 'does not do, for `OTHER`: it is asked for again', effect: turnedDown('OTHER') },
    hold: { does: 'is looked at until somebody says so: `IN_REVIEW`', effect: { keepFrom: ['confirm'] } },
  },
  magic: reviewOutcomes.map(named),
});
