import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlClient, controlClient } from '../../src/control.ts';
import { question } from '../support/case-calls.ts';
import { fields } from '../support/fields.ts';
import { furnish, type Subjects } from '../support/hostile/subjects.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let subjects: Subjects;
let url: string;
let control: ControlClient;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  subjects = await furnish(sandbox);
  url = await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  control = controlClient(`${url}/`);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

describe('replies are what their types say', () => {
  test('of the server and its worlds', async () => {
    const healthy = {
      status: true,
      version: true,
      contract: true,
      worlds: true,
      persistence: true,
      uptimeMs: true,
    } as const;
    fields(await control.health(), healthy);
    fields(await control.worlds.list(), { worlds: true, resting: true, planned: true, memory: true });
    const made = await control.worlds.put('other', { seed: 'empty', randomSeed: 7, clock: '2026-01-05T09:00:00Z' });
    const whole = { name: true, seed: true, randomSeed: true, clock: true, revision: true, records: true } as const;
    fields(made as Awaited<ReturnType<typeof control.worlds.get>>, whole);
    fields(await control.worlds.get('other'), whole);
    expect(await control.worlds.put('planned', { lazy: true })).toEqual({ name: 'planned', seed: 'empty', lazy: true });
    expect(await control.worlds.delete('other')).toBeUndefined();
    expect(await controlClient(url, { world: 'planned' }).overview()).toMatchObject({ world: 'planned' });
    expect(await control.contract()).toMatchObject({ openapi: expect.any(String) });
    const [lifecycle] = (await control.lifecycles()).lifecycles;
    if (!lifecycle) throw new Error('there are lifecycles');
    const facts = { name: true, resource: true, initial: true, states: true, moves: true } as const;
    fields(lifecycle, { ...facts, announces: true, source: true, mermaid: true });
    expect(await control.logos.get('wise.svg')).toContain('<svg');
  });

  test('of snapshots, documents, clock and settings', async () => {
    const elsewhere = controlClient(url, { world: 'elsewhere' });
    fields(await elsewhere.snapshots.keep({ name: 'here' }), { name: true, createdAt: true, sizeBytes: true });
    expect((await elsewhere.snapshots.list()).snapshots.map(({ name }) => name)).toEqual(['here']);
    const reading = { now: true, mode: true, offsetMs: true, pending: true, pendingCount: true } as const;
    fields(await elsewhere.clock.read(), reading);
    fields(await elsewhere.clock.set({ mode: 'frozen' }), { ...reading, fired: true });
    fields(await elsewhere.clock.advance({ by: 'PT1M' }), { now: true, fired: true });
    const document = await elsewhere.export();
    expect((await elsewhere.import(document)).name).toBe('elsewhere');
    expect((await elsewhere.settings.change({ kyc: { autoVerifyMs: 5 } })).kyc.autoVerifyMs).toBe(5);
    expect((await elsewhere.settings.read()).kyc.mode).toBe('on-request');
    expect((await elsewhere.snapshots.restore('here')).name).toBe('elsewhere');
    expect((await elsewhere.settings.read()).kyc.autoVerifyMs).toBeNull();
    expect(await elsewhere.snapshots.delete('here')).toBeUndefined();
    expect((await elsewhere.reset()).name).toBe('elsewhere');
  });

  test('of money and cards', async () => {
    const rate = { source: 'GBP', target: 'EUR', rate: 1.25 };
    expect(await control.rates.set(rate)).toEqual(rate);
    const payin = await control.payins.create({ profileId: PERSONAL, currency: 'EUR', amount: 5 });
    const facts = { paymentId: true, profileId: true, balanceId: true, accountDetailsId: true } as const;
    fields(payin, { ...facts, status: true, amount: true, currency: true, rail: true });
    fields(await control.quotes.addNotice(subjects.quote, { type: 'INFO', text: 'Busy' }), {
      quoteId: true,
      notices: true,
    });
    const overdraft = await control.overdrafts.set({ profileId: PERSONAL, amount: 5, currency: 'GBP' });
    expect(overdraft).toEqual({ profileId: PERSONAL, limit: { value: 5, currency: 'GBP' } });
    const { card, kioskCard, openOrder } = subjects.cards;
    const paid = await control.cards.pay(card, { amount: 5, currency: 'GBP' });
    expect(paid).toMatchObject({ id: expect.any(Number), status: expect.any(String) });
    const challenge = await control.cards.challenge(card, { amount: 5, currency: 'GBP', merchant: { name: 'Shop' } });
    expect(challenge).toMatchObject({ id: expect.any(String), status: expect.any(String) });
    expect(await control.cards.refund(subjects.disputed.paid, { amount: 1, currency: 'GBP' })).toHaveProperty('status');
    const token = await control.cards.provision(card, { wallet: 'APPLE_PAY' });
    const names = { cardToken: true, walletName: true, provisioningStatus: true } as const;
    fields(token, { paymentTokenUniqueReference: true, ...names });
    expect(await control.cards.failAtKiosk(kioskCard, { errorCode: 'UNKNOWN_ERROR' })).toHaveProperty('status');
    const fulfilled = control.cards.setOrderRequirement(openOrder, 'ADDRESS', { status: 'NEEDS_ACTION' });
    await expect(fulfilled).rejects.toThrow(/cannot fulfil from there/);
  });

  test('of records, transfers, disputes and cases', async () => {
    expect((await control.resources.types()).resources).toContainEqual(expect.objectContaining({ type: 'transfers' }));
    const page = { type: true, total: true, limit: true, offset: true, items: true } as const;
    fields(await control.resources.list('transfers', { limit: 1 }), page);
    const whole = { type: true, id: true, record: true, history: true, allowed: true } as const;
    fields(await control.resources.get('transfers', subjects.paid), whole);
    expect((await control.resources.move('transfers', subjects.paid, { to: 'funds_converted' })).record.status).toBe(
      'funds_converted',
    );
    const issues = { transferId: true, status: true, issues: true } as const;
    fields(await control.transfers.openIssue(subjects.paid, { code: 'verification_required' }), issues);
    fields(await control.transfers.issues(subjects.paid), issues);
    fields(await control.transfers.solveIssue(subjects.paid, 'verification_required'), issues);
    await control.resources.move('transfers', subjects.paid, { to: 'outgoing_payment_sent' });
    fields(await control.transfers.failPayout(subjects.paid), { transferId: true, status: true });
    const { dispute } = subjects.disputed;
    fields(await control.disputes.update(dispute), { disputeId: true, status: true, canWithdraw: true });
    const { id } = (await sandbox.call('caseCreate', { body: question })).body;
    await sandbox.advance('PT1S');
    expect(await control.cases.comment(id, { comment: 'We look into it' })).toMatchObject({ id });
  });

  test('of people and applications', async () => {
    const review = await control.kycReviews.start({ profileId: PERSONAL, requirements: [['KYC_ANNUAL_INCOME']] });
    expect(review.status).toBe('NEW');
    const check = { profileId: true, status: true, required: true, outcome: true } as const;
    fields(await control.profiles.requireEvidences(PERSONAL, { required: ['INCOME'] }), check);
    fields(await control.profiles.setSca(PERSONAL, { policy: 'never' }), { profileId: true, policy: true });
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const key = await control.users.addPublicKey(10_000_001, { pem });
    fields(key, { id: true, userId: true, pem: true, createdAt: true });
    expect((await control.users.publicKeys(10_000_001)).keys).toEqual([key]);
    expect(await control.users.deletePublicKey(10_000_001, key.id)).toBeUndefined();
    const shop = { id: true, key: true, name: true, redirectUris: true, restrictedCalls: true } as const;
    fields(await control.clients.put('shop', { secret: 'shop-secret' }), shop);
    fields(await control.clients.get('shop'), shop);
    const kinds = { kinds: ['standard', 'third-party'] } as const;
    expect(await control.clients.setTransferTerms('shop', kinds)).toEqual({ client: 'shop', ...kinds });
    const prices = { client: true, swiftOur: true, largestVariable: true, largestFixed: true, pricing: true } as const;
    fields(await control.clients.setPricingTerms('shop', { pricing: { variable: 0.01, fixed: 1 } }), prices);
    fields(await control.clients.pricingTerms('shop'), prices);
    const bulk = { client: true, enabled: true, crossCurrency: true, collateral: true, refundUrl: true } as const;
    fields(await control.clients.setBulkTerms('shop', { collateral: [{ value: 5, currency: 'GBP' }] }), bulk);
    fields(await control.clients.bulkTerms('shop'), bulk);
  });

  test('of faults', async () => {
    const fault = await control.faults.order({ match: { operationId: 'rateGet' }, times: 1, then: { status: 503 } });
    const when = { times: true, nth: true, every: true, probability: true, delayMs: true } as const;
    fields(fault, {
      id: true,
      match: true,
      ...when,
      then: true,
      calls: true,
      hits: true,
      spent: true,
      createdAt: true,
    });
    expect(await control.faults.list()).toMatchObject({ total: 1, faults: [fault] });
    expect(await control.faults.get(fault.id)).toEqual(fault);
    expect(await control.faults.end(fault.id)).toBeUndefined();
    expect(await control.faults.endAll()).toBeUndefined();
  });

  test('of overrides and scenarios', async () => {
    const match = { operationId: 'rateGet' } as const;
    const { overrides } = await control.overrides.put({
      overrides: [
        { name: 'empty', match, reply: { replace: [] } },
        { match: { operationId: 'transferCreate' }, times: 1, outcome: 'hold' },
      ],
    });
    const wish = { name: true, match: true, times: true, reply: true, outcome: true, unchecked: true } as const;
    expect(overrides).toHaveLength(2);
    for (const one of overrides) fields(one, { id: true, ...wish, hits: true, spent: true });
    expect(await control.overrides.list()).toEqual({ overrides });
    expect(await control.overrides.endAll()).toBeUndefined();
    const { scenarios, outcomes } = await control.scenarios.list();
    const [scenario] = scenarios;
    const [orderable] = outcomes;
    if (!scenario || !orderable) throw new Error('there are some');
    const row = { name: true, operationIds: true, field: true, compared: true, value: true, outcome: true } as const;
    fields(scenario, { ...row, example: true });
    fields(orderable, { operationIds: true, outcomes: true });
  });

  test('of coverage and metrics', async () => {
    const coverage = await control.coverage.read({ operationId: 'transferCreate', all: true });
    fields(coverage, { world: true, totals: true, operations: true });
    const [operation] = coverage.operations;
    if (!operation) throw new Error('it is an operation');
    const asked = { operationId: true, method: true, path: true, calls: true } as const;
    fields(operation, { ...asked, statuses: true, documentedStatuses: true, responseFields: true });
    fields(operation.responseFields, { seen: true, documented: true, missing: true, repliesRead: true });
    expect(await control.coverage.clear()).toBeUndefined();
    expect(await control.metrics()).toMatch(/^localwise_worlds \d+$/m);
  });

  test('of the journal and of webhooks', async () => {
    const { requests, ...page } = await control.requests.list({ status: '2xx', limit: 1, unmatched: false });
    expect(page).toMatchObject({ limit: 1, offset: 0 });
    const [exchange] = requests;
    if (!exchange) throw new Error('something was asked');
    const asked = {
      id: true,
      at: true,
      method: true,
      path: true,
      operationId: true,
      world: true,
      status: true,
      fault: true,
      overrides: true,
    } as const;
    fields(exchange, { ...asked, durationMs: true, 'x-trace-id': true, request: true, response: true, why: true });
    expect(await control.requests.clear()).toBeUndefined();
    const [delivery] = (await control.webhooks.deliveries({ limit: 1 })).deliveries;
    if (!delivery) throw new Error('something was told');
    const said = { id: true, state: true, eventType: true, version: true, subscription: true, url: true } as const;
    const when = {
      occurredAt: true,
      createdAt: true,
      firstSentAt: true,
      nextAttemptAt: true,
      finishedAt: true,
    } as const;
    const told = { ...said, ...when, test: true, attemptCount: true } as const;
    fields(delivery, told);
    fields(await control.webhooks.delivery(delivery.id), { ...told, attempts: true });
    await control.resources.move('webhook-deliveries', delivery.id, { to: 'Abandoned' });
    fields(await control.webhooks.replay(delivery.id), told);
    expect(await control.webhooks.setMode({ mode: 'hold' })).toEqual({ mode: 'hold' });
    const listener = await control.webhooks.listen({ url: 'http://127.0.0.1:9/', eventTypes: ['transfers#refund'] });
    fields(listener, { id: true, url: true, createdAt: true, subscriptions: true });
    expect(await control.webhooks.listeners()).toEqual({ listeners: [listener] });
    expect(await control.webhooks.stopListening(listener.id)).toBeUndefined();
    const [kind] = (await control.events.list()).events;
    if (!kind) throw new Error('there are events');
    const known = { eventType: true, levels: true, versions: true, alsoTaken: true, orderedBy: true } as const;
    fields(kind, { ...known, lifecycles: true, when: true, samples: true });
    const about = { eventType: true, occurredAt: true, profileId: true, resource: true, resourceId: true } as const;
    const raised = await control.events.raise({ eventType: kind.eventType, data: {} });
    fields({ hint: '', ...raised }, { ...about, deliveries: true, hint: true });
    const exam = await control.webhooks.exam({ url: 'http://127.0.0.1:9/', timeoutMs: 100 });
    fields(exam, { url: true, passed: true, failed: true, unclear: true, rules: true });
    expect(await control.webhooks.publicKey()).toContain('BEGIN PUBLIC KEY');
  });
});
