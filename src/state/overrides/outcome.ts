import { type Facts, magicFor, type Subject, type World } from '../kernel/index.ts';
import { countHit } from './keep.ts';
import { isSpent, type Override, overrides } from './record.ts';

/**
 * How something is decided that a tester has ordered for this request, or else that a magic value is among the facts of;
 * undefined leaves it to whoever asks. Asked once for each request.
 * @assumed what was ordered weighs more than a value; a request that is refused uses no order up
 */
export function outcomeFor<Effect>(world: World, subject: Subject<Effect>, facts: Facts = {}): Effect | undefined {
  const override = orderFor(world, subject.name);
  if (!override?.decides) return magicFor(subject, facts)?.effect;
  countHit(world, override);
  return subject.outcomes[override.decides.outcome]?.effect;
}

function orderFor(world: World, subject: string): Override | undefined {
  const { cause } = world;
  if (cause.kind !== 'request' || cause.override === undefined) return undefined;
  const override = world.table(overrides).get(cause.override);
  return override && !isSpent(override) && override.decides?.subject === subject ? override : undefined;
}
