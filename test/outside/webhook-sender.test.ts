import { execFileSync } from 'node:child_process';
import { verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KeyRing } from '../../src/outside/key-ring.ts';
import { WebhookPump } from '../../src/outside/webhook-pump.ts';
import { passTo } from '../../src/routes/control/passage.ts';
import { renderDelivery } from '../../src/routes/views/events.ts';
import { company } from '../../src/state/index.ts';
import { days, instant, minutes, World } from '../../src/state/kernel/index.ts';
import { changeDeliveryMode, type Delivery, RETRIES } from '../../src/state/webhooks/index.ts';
import { Inbox } from '../support/inbox.ts';
import { closedPort, type Receiver, receiver, secureReceiver } from '../support/receivers.ts';
import { WebhookBench, wishFor } from '../support/webhook-bench.ts';

const keyRing = new KeyRing({ dataDir: null, seed: '7' });
let folder: string;
let publicPem: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'localwise-webhooks-'));
  publicPem = await keyRing.publicPem();
});
afterAll(() => rmSync(folder, { recursive: true }));

let bench: WebhookBench;
let pump: WebhookPump;
let inbox: Inbox;
let isServed = true;
const problems: unknown[] = [];
const receivers: Receiver[] = [];

beforeEach(async () => {
  isServed = true;
  bench = new WebhookBench();
  pump = startPump(bench.world);
  inbox = await Inbox.open();
});
afterEach(async () => {
  pump.close();
  await inbox.close();
  for (const each of receivers.splice(0)) await each.close();
  expect(problems).toEqual([]);
});

function startPump(world: World): WebhookPump {
  const made = new WebhookPump({
    keyRing,
    render: renderDelivery,
    version: '9.9.9',
    isServed: served => isServed && served === world,
    onProblem: problem => problems.push(problem),
  });
  world.onCommit = changed => made.wake(changed);
  made.wake(world);
  return made;
}

const subscribe = (url: string) => bench.subscribe(wishFor('transfers#state-change', '4.0.0', url));
const listen = async (answer: Parameters<typeof receiver>[0]): Promise<Receiver> => {
  const made = await receiver(answer);
  receivers.push(made);
  return made;
};
const happen = (transferId = 1) => bench.happen(transferId);
const only = (): Delivery => {
  const [delivery] = bench.log();
  if (!delivery) throw new Error('nothing was queued');
  return delivery;
};

test('a delivery arrives signed, named and typed, as the bytes that were signed', async () => {
  subscribe(inbox.url);
  happen();
  const [event] = await inbox.waitFor(1);
  await pump.idle();
  expect(event?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'localwise-webhooks/9.9.9',
    'x-delivery-id': only().id,
  });
  expect(event?.headers).not.toHaveProperty('x-test-notification');
  expect(event?.headers).not.toHaveProperty('authorization');
  const signature = Buffer.from(String(event?.headers['x-signature-sha256']), 'base64');
  const legacy = Buffer.from(String(event?.headers['x-signature']), 'base64');
  const raw = event?.raw ?? Buffer.alloc(0);
  expect(verify('RSA-SHA256', raw, publicPem, signature)).toBe(true);
  expect(verify('RSA-SHA1', raw, publicPem, legacy)).toBe(true);
  const changed = Buffer.from(raw);
  changed[10] = (changed[10] ?? 0) ^ 1;
  expect(verify('RSA-SHA256', changed, publicPem, signature)).toBe(false);
  const spaced = Buffer.from(JSON.stringify(event?.body, null, 1));
  expect(verify('RSA-SHA256', spaced, publicPem, signature)).toBe(false);
  expect(only()).toMatchObject({ status: 'Delivered', tries: 1 });
});

test('openssl verifies a delivery with the published key', async () => {
  subscribe(inbox.url);
  happen();
  const [event] = await inbox.waitFor(1);
  const files = { pem: join(folder, 'key.pem'), body: join(folder, 'body'), signature: join(folder, 'signature') };
  writeFileSync(files.pem, publicPem);
  writeFileSync(files.body, event?.raw ?? '');
  writeFileSync(files.signature, Buffer.from(String(event?.headers['x-signature-sha256']), 'base64'));
  const said = execFileSync('openssl', [
    'dgst',
    '-sha256',
    '-verify',
    files.pem,
    '-signature',
    files.signature,
    files.body,
  ]);
  expect(said.toString().trim()).toBe('Verified OK');
});

test('a retry repeats body, id and signature', async () => {
  subscribe(inbox.url);
  inbox.fail(500);
  happen();
  await inbox.waitFor(1);
  await pump.idle();
  expect(only()).toMatchObject({ status: 'Failed', tries: 1 });
  bench.pass(minutes(1));
  const [first, second] = await inbox.waitFor(2);
  await pump.idle();
  expect(second?.raw.equals(first?.raw ?? Buffer.alloc(0))).toBe(true);
  for (const name of ['x-delivery-id', 'x-signature-sha256', 'x-signature']) {
    expect(second?.headers[name]).toBe(first?.headers[name]);
  }
  expect(only()).toMatchObject({ status: 'Delivered', tries: 2 });
});

describe('a receiver', () => {
  test('that refuses is written down, with what it said', async () => {
    const { url } = await listen((_, response) => response.writeHead(500, { 'x-why': 'tired' }).end('x'.repeat(3_000)));
    subscribe(url);
    happen();
    await pump.idle();
    const [attempt] = only().attempts;
    expect(attempt).toMatchObject({
      accepted: false,
      error: null,
      answer: { status: 500, headers: { 'x-why': 'tired' } },
    });
    expect(JSON.stringify(attempt).length).toBeLessThan(2_000);
  });

  test.each([200, 201, 202, 204, 299])('that answers %i has accepted', async status => {
    const { url } = await listen((_, response) => response.writeHead(status).end());
    subscribe(url);
    happen();
    await pump.idle();
    expect(only().status).toBe('Delivered');
  });

  test('that redirects has failed, and is not followed', async () => {
    const { url } = await listen((_, response) => response.writeHead(302, { location: inbox.url }).end());
    subscribe(url);
    happen();
    await pump.idle();
    expect(only().status).toBe('Failed');
    expect(inbox.events).toEqual([]);
  });

  test('that nobody runs has failed', async () => {
    subscribe(await closedPort());
    happen();
    await pump.idle();
    expect(only()).toMatchObject({
      status: 'Failed',
      attempts: [{ answer: null, error: expect.stringContaining('ECONNREFUSED') }],
    });
  });

  test('whose name does not exist has failed', async () => {
    subscribe('http://nobody.invalid/');
    happen();
    await pump.idle();
    expect(only()).toMatchObject({
      status: 'Failed',
      attempts: [{ answer: null, error: expect.stringContaining('nobody.invalid') }],
    });
  });

  test('that hangs up has failed', async () => {
    const { url } = await listen(request => request.socket.destroy());
    subscribe(url);
    happen();
    await pump.idle();
    expect(only()).toMatchObject({ status: 'Failed', attempts: [{ answer: null, error: expect.any(String) }] });
  });

  test('that speaks no HTTP has failed', async () => {
    const { url } = await listen(request => request.socket.end('220 mail.example.com ESMTP\r\n'));
    subscribe(url);
    happen();
    await pump.idle();
    expect(only().status).toBe('Failed');
  });

  test('that never answers has failed after five seconds, and held nobody up meanwhile', async () => {
    const { url } = await listen(() => {});
    subscribe(url);
    subscribe(inbox.url);
    for (const id of [1, 2, 3]) happen(id);
    const began = performance.now();
    await inbox.waitFor(3);
    expect(performance.now() - began).toBeLessThan(2_000);
    await expect.poll(() => only().status, { timeout: 8_000 }).toBe('Failed');
    expect(only().attempts[0]).toMatchObject({ error: 'no answer within 5000 ms', answer: null });
    expect(only().attempts[0]?.tookMs).toBeGreaterThan(4_900);
  }, 15_000);

  test('that never stops talking is cut short, and its status counts', async () => {
    let ended = false;
    const { url } = await listen((request, response) => {
      response.writeHead(200);
      const pour = () => {
        if (!ended && response.write('x'.repeat(1_000))) setImmediate(pour);
      };
      request.socket.on('close', () => {
        ended = true;
      });
      pour();
    });
    subscribe(url);
    happen();
    await pump.idle();
    expect(only().status).toBe('Delivered');
    expect(only().attempts[0]?.tookMs).toBeLessThan(3_000);
    await expect.poll(() => ended).toBe(true);
  });

  test('that asks for time in seconds or by date is given it', async () => {
    subscribe(inbox.url);
    inbox.fail(503, 1, { 'retry-after': '180' });
    happen();
    await inbox.waitFor(1);
    await pump.idle();
    expect(only().nextAttemptAt).toBe(bench.world.now + minutes(3));
    const inTwoHours = new Date(Date.parse('2026-03-01T12:00:00Z') + minutes(120)).toUTCString();
    inbox.fail(503, 1, { 'retry-after': inTwoHours, date: 'Sun, 01 Mar 2026 12:00:00 GMT' });
    bench.pass(minutes(3));
    await inbox.waitFor(2);
    await pump.idle();
    expect(only().nextAttemptAt).toBe(bench.world.now + minutes(120));
    inbox.fail(503, 1, { 'retry-after': 'Mon, 01 Mar 1999 12:00:00 GMT' });
    bench.pass(minutes(120));
    await inbox.waitFor(4);
    await pump.idle();
    expect(only().status).toBe('Delivered');
  });

  test('that answers 400 is called three times in all', async () => {
    subscribe(inbox.url);
    inbox.fail(400, 9);
    happen();
    for (const count of [1, 2, 3]) {
      await inbox.waitFor(count);
      await pump.idle();
      bench.pass(minutes(10));
    }
    await pump.idle();
    expect(inbox.events).toHaveLength(3);
    expect(only().status).toBe('Abandoned');
  });
});

describe('a certificate that nobody trusts', () => {
  let secure: Receiver;
  beforeEach(async () => {
    const [key, cert] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
    const subject = ['-subj', '/CN=127.0.0.1', '-days', '1', '-nodes'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    });
    secure = await secureReceiver(readFileSync(key, 'utf8'), readFileSync(cert, 'utf8'));
    receivers.push(secure);
  });

  test('will do locally', async () => {
    subscribe(secure.url);
    happen();
    await pump.idle();
    expect(only().status).toBe('Delivered');
  });

  test('will not do where the rules are strict', async () => {
    subscribe(secure.url);
    bench.world.changeSettings({ webhooks: { ...bench.world.settings.webhooks, urlPolicy: 'strict' } });
    happen();
    await pump.idle();
    expect(only()).toMatchObject({ status: 'Failed', attempts: [{ error: expect.stringContaining('SELF_SIGNED') }] });
    expect(secure.calls()).toBe(0);
  });
});

describe('the pump', () => {
  const ids = () => inbox.events.map(({ body }) => body.data.resource.id);

  test('keeps the order of events, and a failed one does not hold up the next', async () => {
    subscribe(inbox.url);
    inbox.fail(500);
    for (const id of [1, 2, 3, 4]) happen(id);
    await inbox.waitFor(4);
    await pump.idle();
    expect(ids()).toEqual([1, 2, 3, 4]);
    bench.pass(minutes(1));
    await inbox.waitFor(5);
    expect(ids()).toEqual([1, 2, 3, 4, 1]);
  });

  test('delivers twice and out of order where the world says so', async () => {
    subscribe(inbox.url);
    changeDeliveryMode(bench.world, 'duplicate');
    happen();
    await inbox.waitFor(2);
    expect(inbox.events[1]?.raw.equals(inbox.events[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    changeDeliveryMode(bench.world, 'shuffle');
    inbox.clear();
    for (const id of [1, 2, 3]) happen(id);
    await inbox.waitFor(3);
    await pump.idle();
    expect(ids().at(-1)).toBe(1);
    expect([...ids()].sort()).toEqual([1, 2, 3]);
  });

  test('holds everything where the world says so', async () => {
    subscribe(inbox.url);
    changeDeliveryMode(bench.world, 'hold');
    happen();
    await pump.idle();
    expect(inbox.events).toEqual([]);
    changeDeliveryMode(bench.world, 'deliver');
    await inbox.waitFor(1);
  });

  test('carries a thousand deliveries to many receivers', async () => {
    for (let n = 0; n < 20; n++) subscribe(inbox.url);
    for (let n = 0; n < 50; n++) happen(n);
    await inbox.waitFor(1_000, 15_000);
    await pump.idle();
    expect(new Set(inbox.events.map(({ headers }) => headers['x-delivery-id'])).size).toBe(1_000);
    const bySubscription = new Map<string, number[]>();
    for (const { body } of inbox.events) {
      const { subscription_id: id, data } = body;
      bySubscription.set(id, [...(bySubscription.get(id) ?? []), data.resource.id]);
    }
    const inOrder = Array.from({ length: 50 }, (_, n) => n);
    expect([...bySubscription.values()]).toEqual(Array.from({ length: 20 }, () => inOrder));
  });

  test('sends again, after a restart, what was under way', async () => {
    const silent = await listen(() => {});
    subscribe(silent.url);
    happen();
    await expect.poll(() => silent.calls()).toBe(1);
    const saved = JSON.parse(JSON.stringify(bench.world.save()));
    pump.close();
    const loaded = World.load(saved, { company, system: { now: () => bench.world.now } });
    const second = startPump(loaded);
    await expect.poll(() => silent.calls()).toBe(2);
    second.close();
  });

  test('drops what comes back for a world that is gone', async () => {
    let answer = () => {};
    const slow = await listen((_, response) => {
      answer = () => response.end();
    });
    subscribe(slow.url);
    happen();
    await expect.poll(() => slow.calls()).toBe(1);
    isServed = false;
    const { revision } = bench.world;
    answer();
    await pump.idle();
    expect(bench.world.revision).toBe(revision);
  });

  test('says what it could not render, and gives up', async () => {
    bench.subscribe(wishFor('transfers#state-change', '4.0.0', inbox.url));
    const broken = new WebhookPump({
      keyRing,
      render: () => {
        throw new Error('no view tells it');
      },
      version: '9.9.9',
      isServed: () => true,
      onProblem: problem => problems.push(problem),
    });
    bench.world.onCommit = world => broken.wake(world);
    happen();
    await broken.idle();
    expect(only().attempts[0]).toMatchObject({ error: 'localwise could not send it: no view tells it' });
    broken.close();
  });
});

test('a receiver that never answers leaves the retries of another at their own times', async () => {
  const silent = await listen(() => {});
  const failing = await listen((_, response) => {
    response.statusCode = 500;
    response.end();
  });
  subscribe(silent.url);
  const { id } = subscribe(failing.url);
  happen();
  await passTo(bench.world, instant(bench.world.now + days(17)), pump.patience(bench.world, 1_000));
  const [delivery] = bench.log().filter(({ subscriptionId }) => subscriptionId === id);
  expect(delivery).toMatchObject({ status: 'Abandoned', tries: RETRIES + 1 });
  const waits = delivery?.attempts.map(({ at }, i, all) => (i === 0 ? 0 : at - (all[i - 1]?.at ?? 0)));
  expect(waits?.slice(1, 5)).toEqual([1, 2, 4, 8].map(minutes));
  expect(waits?.at(-1)).toBe(days(1));
});
