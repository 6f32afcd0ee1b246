import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMoves, resourcesOf, statusOf } from '../../src/simulations/operator.ts';
import type { HistoryItem, Machine, Row, World } from '../../src/state/kernel/index.ts';
import { furnish } from '../support/hostile/subjects.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS } from '../support/sender.ts';

/** Moves that want facts beside their name, or a record that nothing here has; other tests make them. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'claim-codes': ['use', 'replace', 'expire'],
  profiles: ['entitle'],
  representatives: ['verify', 'revoke'],
  'cdd-checks': ['require', 'submit', 'confirm'],
  'account-details-orders': ['submit', 'fulfil', 'issue'],
  'incoming-payments': ['complete', 'cancel'],
  'payment-returns': ['debit', 'refund'],
  'batch-groups': ['startCancelling', 'endCancelling'],
  'bulk-payments': ['wait', 'pay', 'settle', 'withdraw'],
  settlements: ['accept', 'reject', 'resend', 'receivePart', 'receive'],
  'hold-limit-breaches': ['fall', 'sweep', 'settle'],
  'card-orders': ['fulfil'],
  'card-productions': ['prepare'],
  cases: ['open'],
  // They are the sender's own.
  'webhook-deliveries': ['accept', 'fail', 'retry', 'interrupt', 'repeat'],
};

let sandbox: Sandbox;
let furnished: World;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  await furnish(sandbox);
  const cards: { id: string; status: string }[] = (await sandbox.control('GET', '/resources/cards')).body.items;
  const card = cards.find(({ status }) => status === 'ACTIVE')?.id;
  const asked = { amount: 5, currency: 'GBP' };
  const made = [
    await sandbox.control('POST', '/kyc-reviews', { profileId: BUSINESS, requirements: [['SOURCE_OF_FUNDS']] }),
    await sandbox.control('POST', `/cards/${card}/transactions`, { ...asked, preAuthorisation: true }),
    await sandbox.control('POST', `/cards/${card}/3ds-challenges`, asked),
  ];
  expect(made.map(({ status }) => status)).toEqual([200, 200, 200]);
  furnished = await sandbox.world();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** Drives every record as far as its lifecycle goes, each time in the world as it was before that move. */
async function driveAll(resource: string, machine: Machine) {
  const made = new Map<string, string>();
  const wrong: string[] = [];
  const places = [...furnished.table(machine.table).all()].map(({ id }): [World, Row['id']] => [furnished, id]);
  for (const [world, id] of places) {
    const rows = world.table(machine.table);
    const row = rows.get(id);
    for (const { move, to } of row ? openMoves({ name: resource, machine, rows }, row) : []) {
      const step = `${resource}: ${move} from ${row && statusOf(row)}`;
      if (made.has(step)) continue;
      sandbox.server.worlds.adopt(world.fork());
      const wish = { to, move, reason: 'told so' };
      const { status, body } = await sandbox.control('POST', `/resources/${resource}/${id}/transitions`, wish);
      if (status !== 200) {
        // Some moves want facts, and some records are not ready for them: a refusal says so.
        if (![400, 409, 422].includes(status) || !body.errors?.[0]?.message) wrong.push(`${step} is ${status}`);
        continue;
      }
      made.set(step, move);
      if (!body.history.some((item: HistoryItem) => item.to === to)) wrong.push(`${step} is not in the history`);
      places.push([await sandbox.world(), id]);
    }
  }
  return { left: Object.keys(machine.lifecycle.moves).filter(move => ![...made.values()].includes(move)), wrong };
}

test('an operator drives every record along its lifecycle, whoever else may make the move', async () => {
  const left: Record<string, readonly string[]> = {};
  for (const { name, machine } of resourcesOf(furnished)) {
    if (!machine) continue;
    const driven = await driveAll(name, machine);
    expect(driven.wrong).toEqual([]);
    if (driven.left.length > 0) left[name] = driven.left;
  }
  expect(left).toEqual(elsewhere);
});
