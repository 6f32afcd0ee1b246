import { foundWorld } from '../../src/simulations/founding.ts';
import { authenticate, type UserActor, users } from '../../src/state/access/index.ts';
import { type Balance, openBalance, topUp } from '../../src/state/balances/index.ts';
import { company } from '../../src/state/index.ts';
import {
  Company,
  type DomainEvent,
  insert,
  instant,
  nextNumber,
  parseAmount,
  Refusal,
  World,
} from '../../src/state/kernel/index.ts';
import { type Profile, profiles } from '../../src/state/profiles/index.ts';

/** A Monday morning, as in the tests through HTTP; not imported from there, since that loads the whole server. */
export const START_MS = Date.parse('2026-03-02T09:00:00.000Z');

const system = { now: () => instant(START_MS) };

/** A founded world without a server, and hands to work on it with. */
export class Bench {
  readonly world: World;
  readonly ada: UserActor;
  readonly personal: number;
  readonly business: number;
  /** What happened, oldest first. */
  readonly events: DomainEvent[] = [];

  constructor(randomSeed = '7') {
    const watched = watch(this.events);
    const clock = { mode: 'frozen', now: instant(START_MS) } as const;
    this.world = new World({
      name: 'bench',
      company: watched,
      system,
      clock,
      seed: { world: 'empty', random: randomSeed },
    });
    this.world.transact({ kind: 'seed' }, () => foundWorld(this.world));
    const actor = authenticate(this.world, 'localwise-user-token');
    if (actor.kind !== 'user') throw new Error('the founding user has no token');
    this.ada = actor;
    const own = [...this.world.table(profiles).list('byUser', actor.userId)];
    this.personal = idOf(own, 'personal');
    this.business = idOf(own, 'business');
    this.events.length = 0;
  }

  /** One unit of work. */
  do<T>(work: () => T): T {
    return this.world.transact({ kind: 'operator', what: 'test' }, work);
  }

  /** A user who came without an application, with a profile of their own. */
  stranger(status: Profile['status'] = 'verified'): { readonly actor: UserActor; readonly profileId: number } {
    return this.do(() => {
      const { world } = this;
      const user = world.table(users).get(this.ada.userId);
      const profile = world.table(profiles).get(this.personal);
      if (!user || !profile) throw new Error('the founding user is gone');
      const other = {
        clientId: null,
        registrationDigest: null,
        email: `stranger${nextNumber(world, 'task')}@example.com`,
      };
      const { id: userId } = insert(world, users, { ...user, ...other, id: nextNumber(world, 'user') });
      const own: Profile = { ...profile, id: nextNumber(world, 'profile'), userId, clientId: null, status };
      insert(world, profiles, own);
      return { actor: { kind: 'user', userId, clientId: null, profileId: null }, profileId: own.id };
    });
  }

  /** A STANDARD balance holding `amount` whole units. */
  holding(amount: number, currency: string, profileId = this.personal): Balance {
    const wish = { currency, type: 'STANDARD', name: null, icon: null } as const;
    const balance = this.do(() => openBalance(this.world, this.ada, profileId, wish));
    if (amount > 0) this.add(balance, amount);
    return balance;
  }

  jar(currency: string, name = 'Holiday'): Balance {
    const wish = { currency, type: 'SAVINGS', name, icon: null } as const;
    return this.do(() => openBalance(this.world, this.ada, this.personal, wish));
  }

  add({ id: balanceId, profileId, currency }: Balance, amount: number): void {
    const wish = { profileId, balanceId, amount: units(amount, currency), channel: 'TRANSFER' } as const;
    this.do(() => topUp(this.world, this.ada, wish));
  }

  /** The code `work` is refused with; that it changed nothing is checked on the way. */
  refusal(work: () => unknown): string {
    const before = JSON.stringify(this.world.save());
    try {
      this.do(work);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (JSON.stringify(this.world.save()) !== before) throw new Error(`${error.code} left a trace`);
      return error.code;
    }
    return 'nothing';
  }

  /** The events' types since the last call. */
  told(): string[] {
    return this.events.splice(0).map(({ type }) => type);
  }
}

export function units(value: number, currency: string) {
  const amount = parseAmount(value, currency);
  if (!amount) throw new Error(`not an amount: ${value} ${currency}`);
  return amount;
}

const idOf = (own: readonly Profile[], type: Profile['type']): number => {
  const found = own.find(profile => profile.type === type);
  if (!found) throw new Error(`the founding user has no ${type} profile`);
  return found.id;
};

/** The company, with one more who listens. */
function watch(events: DomainEvent[]): Company {
  const { tables, machines, tasks, reactions } = company;
  return new Company([
    { tables: [...tables.values()], machines, tasks, reactions: [...reactions, (_, event) => events.push(event)] },
  ]);
}
