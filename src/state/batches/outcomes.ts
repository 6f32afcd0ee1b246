import { mayMove, schedule, unschedule, type World } from '../kernel/index.ts';
import { type PaymentInitiationMove, paymentInitiationLifecycle } from '../lifecycles/payment-initiation.ts';
import { requireAnyInitiation } from './find.ts';

/** What the beginning of a reference asks for, step by step. */
const asked: Readonly<Record<string, readonly PaymentInitiationMove[]>> = {
  FAIL: ['process', 'fail'],
  CHBK: ['process', 'complete', 'chargeBack'],
};

/**
 * Lets an initiation whose reference begins with `FAIL` or `CHBK` go there by itself, one step at a time, also in a world
 * that otherwise waits to be told.
 * @source batchGroupPaymentInitiationGet
 * @assumed such references, as banks give no other way to try what is rare
 */
export function hurry(world: World, id: number): void {
  const initiation = requireAnyInitiation(world, id);
  const move = asked[initiation.reference.slice(0, 4)]?.find(next =>
    mayMove(paymentInitiationLifecycle, initiation, next),
  );
  if (!move) return;
  const { name } = paymentInitiationLifecycle;
  // In the place of its usual timers, which know only the good end.
  unschedule(world, `${name}:${id}`);
  schedule(world, world.now, 'move', `${name}:${id}`, { lifecycle: name, id, move });
}
