import { beforeEach, describe, expect, test } from 'vitest';
import { changeEmail, clients, tokens, type UserActor } from '../../src/state/access/index.ts';
import { company } from '../../src/state/index.ts';
import { days, insert, instant, minutes, seconds, tasks, World } from '../../src/state/kernel/index.ts';
import {
  applicationSubscriptions,
  catalogue,
  changeDeliveryMode,
  type EventRow,
  eventTypes,
  KEPT_DELIVERIES,
  profileSubscriptions,
  RETRIES,
  replayDelivery,
  requireApplicationSubscription,
  requireDelivery,
  subscribeApplication,
  subscribeProfile,
  testSubscription,
  unsubscribeApplication,
  unsubscribeProfile,
} from '../../src/state/webhooks/index.ts';
import { accepting, app, refusing, WebhookBench, wishFor } from '../support/webhook-bench.ts';

let bench: WebhookBench;
beforeEach(() => {
  bench = new WebhookBench();
});

const refusedFor = (wish: ReturnType<typeof wishFor>) =>
  bench.refusal(() => subscribeProfile(bench.world, bench.ada, bench.personal, wish));
const refusedForApp = (wish: ReturnType<typeof wishFor>) =>
  bench.refusal(() => subscribeApplication(bench.world, app, 'localwise-key', wish));

describe('subscribing', () => {
  const rows = eventTypes.map(type => [type, catalogue[type] as EventRow] as const);

  test.each(rows)('%s is offered at its levels and in its versions only', (type, { levels, schemas }) => {
    for (const schema of schemas) {
      expect(refusedFor(wishFor(type, schema))).toBe(levels.includes('profile') ? 'nothing' : 'webhook.wrong-level');
      expect(refusedForApp(wishFor(type, schema))).toBe(
        levels.includes('application') ? 'nothing' : 'webhook.wrong-level',
      );
    }
    const wrong = levels.includes('profile')
      ? refusedFor(wishFor(type, '9.0.0'))
      : refusedForApp(wishFor(type, '9.0.0'));
    expect(wrong).toBe('webhook.unknown-schema');
  });

  test('an old spelling is kept in the new one', () => {
    const { trigger } = bench.subscribeApp(wishFor('kyc-review#state-change', '2.0.0'));
    expect(trigger).toBe('kyc-reviews#state-change');
  });

  test.each(['transfers#transfer-suspension', 'toString', '__proto__', 'payout#create'])('%s is no event', name =>
    expect(refusedFor(wishFor(name))).toBe('webhook.unknown-event'),
  );

  test('what is missing is named before what is wrong', () => {
    expect(refusedFor({ ...wishFor('nonsense'), name: ' ' })).toBe('webhook.blank');
    expect(refusedFor({ ...wishFor('nonsense'), url: '' })).toBe('webhook.blank');
    expect(refusedFor({ ...wishFor('nonsense', '1', 'nowhere') })).toBe('webhook.unknown-event');
    expect(refusedFor({ ...wishFor('transfers#refund', '1', 'nowhere') })).toBe('webhook.unknown-schema');
    expect(refusedFor({ ...wishFor('transfers#refund', '4.0.0', 'nowhere') })).toBe('webhook.bad-url');
    expect(refusedFor({ ...wishFor('transfers#refund'), name: 'n'.repeat(256) })).toBe('webhook.too-long');
    expect(refusedFor({ ...wishFor('transfers#refund'), mtls: 'yes' })).toBe('webhook.bad-mtls');
  });

  test.each(['http://localhost:8080/x?y=1', 'https://[::1]:8443/', 'http://127.0.0.1', 'https://hooks.example.com/a'])(
    '%s can be called locally',
    url => expect(refusedFor(wishFor('transfers#refund', '4.0.0', url))).toBe('nothing'),
  );

  test.each(['ftp://example.com', 'example.com/x', 'javascript:alert(1)', 'http://', 'http://a:99999/', '//a/b'])(
    '%s cannot be called at all',
    url => expect(refusedFor(wishFor('transfers#refund', '4.0.0', url))).toBe('webhook.bad-url'),
  );

  const strictly: [string, string][] = [
    ['https://hooks.example.com/any/path', 'nothing'],
    ['https://hooks.example.com:443/', 'nothing'],
    ['http://hooks.example.com/', 'webhook.bad-url'],
    ['https://localhost/', 'webhook.bad-url'],
    ['https://10.0.0.1/', 'webhook.bad-url'],
    ['https://[2001:db8::1]/', 'webhook.bad-url'],
    ['https://hooks.example.com:8443/', 'webhook.bad-url'],
    ['https://hooks.example.com/?a=b', 'webhook.bad-url'],
    ['https://hooks.example.com/?', 'webhook.bad-url'],
  ];
  test.each(strictly)('strictly, %s is answered with %s', (url, code) => {
    bench.world.changeSettings({ webhooks: { ...bench.world.settings.webhooks, urlPolicy: 'strict' } });
    expect(refusedFor(wishFor('transfers#refund', '4.0.0', url))).toBe(code);
  });

  test('the recorded service has its own words for a bad address', () => {
    bench.world.changeSettings({
      dialect: 'recorded',
      webhooks: { ...bench.world.settings.webhooks, urlPolicy: 'strict' },
    });
    expect(refusedFor(wishFor('transfers#refund', '4.0.0', 'http://localhost/'))).toBe('webhook.bad-url-recorded');
  });

  test('an application is named by its key or its id, and no other will do', () => {
    expect(bench.subscribeApp(undefined, 'localwise').clientId).toBe('localwise');
    const foreign = () => subscribeApplication(bench.world, app, 'other-key', wishFor('transfers#refund'));
    expect(bench.refusal(foreign)).toBe('access.forbidden');
    expect(bench.refusal(() => applicationSubscriptions(bench.world, bench.ada, 'localwise-key'))).toBe(
      'access.wrong-token-kind',
    );
  });

  test("a stranger's profile is out of reach", () => {
    const { actor } = bench.stranger();
    const { world, personal } = bench;
    const { id } = bench.subscribe();
    expect(bench.refusal(() => profileSubscriptions(world, actor, personal))).toBe('access.forbidden');
    expect(bench.refusal(() => unsubscribeProfile(world, actor, personal, id))).toBe('access.forbidden');
  });

  test('lists come oldest first, and scopes do not mix', () => {
    const [first, second] = [bench.subscribe(), bench.subscribe()];
    const ofApp = bench.subscribeApp();
    const { world, ada, personal } = bench;
    expect(profileSubscriptions(world, ada, personal)).toEqual([first, second]);
    expect(applicationSubscriptions(world, app, 'localwise-key')).toEqual([ofApp]);
    const crossed = () => requireApplicationSubscription(world, app, 'localwise-key', first.id);
    expect(bench.refusal(crossed)).toBe('webhook.unknown-subscription');
  });

  test('a subscription that was taken back is gone, and can be taken back once', () => {
    const { id } = bench.subscribe();
    const takeBack = () => unsubscribeProfile(bench.world, bench.ada, bench.personal, id);
    bench.do(takeBack);
    expect(profileSubscriptions(bench.world, bench.ada, bench.personal)).toEqual([]);
    expect(bench.refusal(takeBack)).toBe('webhook.unknown-subscription');
  });
});

describe('matching', () => {
  test('each subscription gets a delivery of its own', () => {
    const ids = [bench.subscribe(), bench.subscribe(), bench.subscribeApp()].map(({ id }) => id);
    bench.happen();
    const log = bench.log();
    expect(log.map(({ subscriptionId }) => subscriptionId)).toEqual(ids);
    expect(new Set(log.map(({ id }) => id)).size).toBe(3);
    expect(log[0]).toMatchObject({ status: 'Pending', eventAt: bench.world.now, facts: { transferId: 1 } });
  });

  test('a profile hears of itself only, and of the event it asked for', () => {
    bench.subscribe();
    bench.subscribe(wishFor('transfers#refund'));
    bench.happen(1, { profileId: bench.business });
    expect(bench.log()).toEqual([]);
  });

  test('an event that is undone is told to nobody', () => {
    bench.subscribe();
    expect(() =>
      bench.do(() => {
        bench.happen();
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(bench.log()).toEqual([]);
  });

  describe('an application', () => {
    let stranger: { readonly actor: UserActor; readonly profileId: number };
    beforeEach(() => {
      bench.subscribeApp();
      stranger = bench.stranger();
    });

    test('hears of profiles it brought in, and of no others', () => {
      bench.happen(1, { profileId: stranger.profileId });
      expect(bench.log()).toEqual([]);
      bench.happen(2, { profileId: bench.business });
      expect(bench.log()).toHaveLength(1);
    });

    test('hears of what it created itself, and of its users', () => {
      bench.happen(1, { profileId: stranger.profileId, clientId: 'localwise' });
      bench.happen(2, { userId: bench.ada.userId });
      bench.happen(3, { clientId: 'other' });
      expect(bench.log().map(({ facts }) => facts)).toEqual([{ transferId: 1 }, { transferId: 2 }]);
    });

    test('hears of users who granted it a token, as long as it lives', () => {
      const expiresAt = instant(bench.world.now + minutes(10));
      const token = { kind: 'user', clientId: 'localwise', userId: stranger.actor.userId, profileId: null } as const;
      const when = { createdAt: bench.world.now, expiresAt };
      bench.do(() =>
        insert(bench.world, tokens, { ...ADA_TOKEN(), ...token, ...when, id: 'granted', grant: 'granted' }),
      );
      bench.happen(1, { profileId: stranger.profileId });
      bench.pass(minutes(10));
      bench.happen(2, { profileId: stranger.profileId });
      expect(bench.log().map(({ facts }) => facts)).toEqual([{ transferId: 1 }]);
    });

    test('hears no more of users whose new address took its access away', () => {
      const { userId } = stranger.actor;
      const token = { kind: 'refresh', clientId: 'localwise', userId, expiresAt: null } as const;
      bench.do(() => insert(bench.world, tokens, { ...ADA_TOKEN(), ...token, id: 'granted', grant: 'granted' }));
      bench.happen(1, { profileId: stranger.profileId });
      bench.do(() => changeEmail(bench.world, userId, 'moved@example.com'));
      bench.happen(2, { profileId: stranger.profileId });
      expect(bench.log().map(({ facts }) => facts)).toEqual([{ transferId: 1 }]);
    });

    test('does not hear of what belongs to another application', () => {
      const other = { id: 'other', key: 'other-key', secret: 's', name: 'Other', redirectUris: [] };
      const founder = bench.world.table(clients).get('localwise');
      bench.do(() => insert(bench.world, clients, { ...founder, ...other }));
      const actor = { kind: 'client', clientId: 'other' } as const;
      bench.do(() => subscribeApplication(bench.world, actor, 'other', wishFor('transfers#state-change')));
      bench.happen(1, { profileId: bench.personal });
      expect(bench.log()).toHaveLength(1);
    });
  });
});

/** A token as this version keeps it, to vary. */
const ADA_TOKEN = () => {
  const token = bench.world.table(tokens).get('localwise-user-token');
  if (!token) throw new Error('the founding user has no token');
  return token;
};

describe('an attempt', () => {
  test('goes out once, in the order of the events, one first attempt at a time', () => {
    bench.subscribe();
    for (const id of [1, 2, 3]) bench.happen(id);
    const [first, ...others] = bench.take();
    expect(first?.facts).toEqual({ transferId: 1 });
    expect(others).toEqual([]);
    expect(bench.take()).toEqual([]);
    if (first) bench.answer(first, refusing());
    expect(bench.take().map(({ facts }) => facts)).toEqual([{ transferId: 2 }]);
  });

  test('several subscriptions do not wait for each other', () => {
    bench.subscribe();
    bench.subscribe();
    bench.happen();
    expect(bench.take()).toHaveLength(2);
  });

  test('is retried after one, three, seven … minutes, and given up after twenty-five retries', () => {
    bench.subscribe();
    bench.happen();
    const start = bench.world.now;
    const at: number[] = [];
    let [delivery] = bench.take();
    for (let n = 0; delivery; n++) {
      at.push((bench.world.now - start) / minutes(1));
      const { status, nextAttemptAt } = bench.answer(delivery, refusing());
      expect(status).toBe(n < RETRIES ? 'Failed' : 'Abandoned');
      if (nextAttemptAt !== null) bench.pass(nextAttemptAt - bench.world.now - 1);
      expect(bench.take()).toEqual([]);
      bench.pass(1);
      [delivery] = bench.take();
    }
    const doubling = [0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047];
    const daily = Array.from({ length: 14 }, (_, day) => 2047 + (day + 1) * 1440);
    expect(at).toEqual([...doubling, ...daily]);
    expect(at.at(-1)).toBe((15 * 24 + 10) * 60 + 7);
    expect(bench.log()[0]).toMatchObject({ tries: 26, nextAttemptAt: null, status: 'Abandoned' });
    expect(bench.log()[0]?.attempts).toHaveLength(26);
    expect([...bench.world.table(tasks).all()]).toEqual([]);
  });

  test('is made three times in all where trying again seldom helps', () => {
    bench.subscribe();
    bench.happen();
    for (const status of ['Failed', 'Failed', 'Abandoned']) {
      const [delivery] = bench.take();
      expect(delivery && bench.answer(delivery, refusing({ rarelyHeals: true })).status).toBe(status);
      bench.pass(minutes(5));
    }
    expect(bench.take()).toEqual([]);
  });

  test('waits as long as the receiver asks, and not at all when it asks for that', () => {
    bench.subscribe();
    bench.happen();
    const [delivery] = bench.take();
    if (!delivery) throw new Error('nothing to send');
    bench.answer(delivery, refusing({ waitMs: seconds(180) }));
    bench.pass(seconds(179));
    expect(bench.take()).toEqual([]);
    bench.pass(seconds(1));
    expect(bench.take()).toHaveLength(1);
    bench.answer(delivery, refusing({ waitMs: 0 }));
    bench.world.catchUp();
    expect(bench.take()).toHaveLength(1);
  });

  test('says the time of the first one on every later one', () => {
    bench.subscribe();
    bench.happen();
    const [first] = bench.take();
    if (!first) throw new Error('nothing to send');
    bench.answer(first, refusing());
    bench.pass(minutes(1));
    expect(bench.take()[0]?.firstSentAt).toBe(first.firstSentAt);
  });

  test('that is under way is saved as such, for whoever loads the world to take back', () => {
    bench.subscribe();
    bench.happen();
    bench.take();
    const loaded = World.load(bench.world.save(), { company, system: { now: () => instant(0) } });
    expect(bench.log(loaded)[0]?.status).toBe('Sending');
  });

  test('whose delivery is gone changes nothing', () => {
    const { id } = bench.subscribe();
    bench.happen();
    const [delivery] = bench.take();
    bench.do(() => unsubscribeProfile(bench.world, bench.ada, bench.personal, id));
    expect(bench.log()).toEqual([]);
    const { revision } = bench.world;
    expect(() => delivery && bench.answer(delivery, accepting)).toThrow();
    expect(bench.world.revision).toBe(revision);
  });
});

describe('taking a subscription back', () => {
  test('drops what is queued or to be retried, and leaves what was settled', () => {
    const { id } = bench.subscribe();
    for (const n of [1, 2, 3]) bench.happen(n);
    const [first] = bench.take();
    if (first) bench.answer(first, accepting);
    const [second] = bench.take();
    if (second) bench.answer(second, refusing());
    bench.do(() => unsubscribeProfile(bench.world, bench.ada, bench.personal, id));
    expect(bench.log().map(({ status }) => status)).toEqual(['Delivered']);
    expect([...bench.world.table(tasks).all()]).toEqual([]);
    bench.pass(days(20));
    expect(bench.take()).toEqual([]);
    expect(bench.refusal(() => replayDelivery(bench.world, first?.id ?? ''))).toBe('webhook.unknown-subscription');
  });
});

describe('a replay', () => {
  test('sends again at once under the same id, on a fresh schedule', () => {
    bench.subscribe();
    bench.happen();
    const [delivery] = bench.take();
    if (!delivery) throw new Error('nothing to send');
    expect(bench.refusal(() => replayDelivery(bench.world, delivery.id))).toBe('webhook.delivery-state');
    bench.answer(delivery, accepting);
    bench.do(() => replayDelivery(bench.world, delivery.id));
    const [again] = bench.take();
    expect(again).toMatchObject({ id: delivery.id, firstSentAt: delivery.firstSentAt, finishedAt: null });
    expect(bench.answer(delivery, refusing())).toMatchObject({ status: 'Failed', tries: 1 });
    expect(requireDelivery(bench.world, delivery.id).attempts).toHaveLength(2);
    expect(bench.refusal(() => replayDelivery(bench.world, 'nothing'))).toBe('webhook.unknown-delivery');
  });

  test('of a failed one takes its retry off the agenda', () => {
    bench.subscribe();
    bench.happen();
    const [delivery] = bench.take();
    if (delivery) bench.answer(delivery, refusing());
    bench.do(() => replayDelivery(bench.world, delivery?.id ?? ''));
    expect([...bench.world.table(tasks).all()]).toEqual([]);
  });
});

describe('a test notification', () => {
  test('is queued for its subscription alone and tells of no event', () => {
    const { id } = bench.subscribeApp();
    bench.subscribeApp();
    const delivery = bench.do(() => testSubscription(bench.world, app, 'localwise-key', id));
    expect(bench.log()).toEqual([delivery]);
    expect(delivery).toMatchObject({ test: true, eventId: null, subscriptionId: id });
    expect(bench.told()).toEqual([]);
    bench.do(() => unsubscribeApplication(bench.world, app, 'localwise-key', id));
    const again = () => testSubscription(bench.world, app, 'localwise-key', id);
    expect(bench.refusal(again)).toBe('webhook.unknown-subscription');
  });
});

describe('a world', () => {
  test('that holds its deliveries gives none out until it delivers again', () => {
    bench.subscribe();
    changeDeliveryMode(bench.world, 'hold');
    bench.happen();
    expect(bench.take()).toEqual([]);
    changeDeliveryMode(bench.world, 'deliver');
    expect(bench.take()).toHaveLength(1);
  });

  test('that duplicates sends what was accepted once more, under the same id', () => {
    bench.subscribe();
    changeDeliveryMode(bench.world, 'duplicate');
    bench.happen();
    const [delivery] = bench.take();
    if (!delivery) throw new Error('nothing to send');
    expect(bench.answer(delivery, accepting).status).toBe('Queued');
    expect(bench.take().map(({ id }) => id)).toEqual([delivery.id]);
    expect(bench.answer(delivery, accepting).status).toBe('Delivered');
  });

  test('that shuffles never gives out the oldest while there is a choice', () => {
    bench.subscribe();
    changeDeliveryMode(bench.world, 'shuffle');
    for (const id of [1, 2, 3, 4, 5]) bench.happen(id);
    const order: unknown[] = [];
    for (let [next] = bench.take(); next; [next] = bench.take()) {
      order.push((next.facts as { transferId: number }).transferId);
      bench.answer(next, accepting);
    }
    expect([...order].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(order.at(-1)).toBe(1);
  });

  test('remembers so many settled deliveries and forgets the oldest', () => {
    bench.subscribe();
    const ids: string[] = [];
    for (let n = 0; n < KEPT_DELIVERIES + 5; n++) {
      bench.happen(n);
      const [delivery] = bench.take();
      if (!delivery) throw new Error('nothing to send');
      ids.push(delivery.id);
      bench.answer(delivery, accepting);
    }
    expect(bench.log()).toHaveLength(KEPT_DELIVERIES);
    expect(bench.log()[0]?.id).toBe(ids[5]);
  });

  test('gives no more lines to one receiver than its share', () => {
    bench.subscribe();
    for (let n = 0; n < 10; n++) {
      bench.happen(n);
      const [delivery] = bench.take();
      if (delivery) bench.answer(delivery, refusing());
    }
    bench.pass(minutes(1));
    expect(bench.take()).toHaveLength(3);
  });

  test('that is saved and loaded keeps its subscriptions, queues and retries', () => {
    bench.subscribe();
    bench.happen();
    const [delivery] = bench.take();
    if (delivery) bench.answer(delivery, refusing());
    const saved = JSON.parse(JSON.stringify(bench.world.save()));
    const loaded = World.load(saved, { company, system: { now: () => instant(0) } });
    expect(loaded.save()).toEqual(bench.world.save());
    loaded.advanceTo(instant(loaded.now + minutes(1)));
    expect(bench.log(loaded)[0]?.status).toBe('Queued');
  });
});
