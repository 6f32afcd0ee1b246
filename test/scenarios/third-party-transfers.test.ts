import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, Sender } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';
import { Agent, balloons, john, ofLicence } from '../support/third-parties.ts';

let sandbox: Sandbox;
let ada: Sender;
let agent: Agent;
beforeEach(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
  agent = new Agent(ada);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const count = async (): Promise<number> => (await ada.list()).body.length;

describe('a transfer for somebody else', () => {
  test('is shown with its originator wherever it is read, and lives like any other', async () => {
    const balance = await ada.holding(2000, 'GBP');
    const body = (await agent.wish()) as Record<string, unknown>;
    const made = await agent.create(body);
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      id: expect.any(Number),
      user: 10_000_001,
      targetAccount: body.targetAccount,
      sourceAccount: null,
      quote: body.quote,
      status: 'incoming_payment_waiting',
      reference: 'Ski trip',
      rate: expect.any(Number),
      created: '2026-03-02T09:00:00.000Z',
      business: null,
      transferRequest: null,
      details: { reference: 'Ski trip' },
      originator: {
        legalEntityType: 'PRIVATE',
        reference: 'CST-2991992',
        name: {
          givenName: 'John',
          middleNames: ['Ryan'],
          familyName: 'Godspeed',
          patronymicName: null,
          fullName: 'John Godspeed',
        },
        dateOfBirth: '1977-07-01',
        businessRegistrationCode: null,
        address: { firstLine: 'Salu tee 100', city: 'Tallinn', stateCode: null, countryCode: 'EE', postCode: '12112' },
        accountDetails: '23456789',
      },
      hasActiveIssues: false,
      sourceCurrency: 'GBP',
      sourceValue: expect.any(Number),
      targetCurrency: 'EUR',
      targetValue: expect.any(Number),
      originalTransferId: body.originalTransferId,
      payinSessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const { id } = made.body;
    for (const read of [await agent.get(id), await agent.get(id, ada.profileId, 'V1'), await ada.get(id)]) {
      expect([read.status, read.body]).toEqual([200, made.body]);
    }
    expect((await ada.list()).body).toEqual([made.body]);
    expect((await ada.fund(id)).body.status).toBe('COMPLETED');
    expect(await ada.balance(balance)).toBe(1000);
    for (const status of ['funds_converted', 'outgoing_payment_sent']) {
      expect((await ada.drive(id, status)).body).toMatchObject({ status, originator: { reference: 'CST-2991992' } });
    }
    const other = await agent.create(await agent.wish());
    expect((await ada.cancel(other.body.id)).body).toMatchObject({ status: 'cancelled', quote: other.body.quote });
  });

  test('may be for a business, of which the names of people are null', async () => {
    const northbank = new Agent(new Sender(sandbox, BUSINESS));
    const { status, body } = await northbank.create(await northbank.wish(balloons));
    expect([status, body.business]).toEqual([200, BUSINESS]);
    expect(body.originator).toEqual({
      legalEntityType: 'BUSINESS',
      reference: 'BIZ-2991992',
      name: {
        givenName: null,
        middleNames: [],
        familyName: null,
        patronymicName: null,
        fullName: 'Hot Air Balloon Services Ltd',
      },
      dateOfBirth: null,
      businessRegistrationCode: '1999212',
      address: { firstLine: 'Aiandi tee 1431', city: 'Tallinn', stateCode: null, countryCode: 'EE', postCode: null },
      accountDetails: null,
    });
  });

  test('may be made in the older way, with an id of the partner that is no UUID', async () => {
    const wish = { ...(await agent.licenceWish()), customerTransactionId: 'order 7' };
    const made = await agent.createLicence(wish);
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ originalTransferId: 'order 7', originator: { reference: 'CST-2991992' } });
    expect((await agent.createLicence(wish)).body).toEqual(made.body);
    expect((await agent.createLicence({ ...(await agent.licenceWish()), customerTransactionId: 'Order 7' })).body.id)
      .not //
      .toBe(made.body.id);
    const business = await agent.createLicence(await agent.licenceWish(ofLicence(balloons)));
    expect(business.body.originator.name.fullName).toBe('Hot Air Balloon Services Ltd');
    expect((await agent.get(made.body.id)).body).toEqual(made.body);
  });

  test('asks for what its originator, not its owner, must tell', async () => {
    const purpose = { reference: '', transferPurpose: 'verification.transfers.purpose.other' };
    for (const [originator, hasActiveIssues] of [
      [john, false],
      [balloons, true],
    ] as const) {
      const wish = { ...(await agent.wish(originator, { to: 'INR' })), details: purpose };
      expect((await agent.create(wish)).body).toMatchObject({ hasActiveIssues });
    }
  });
});

describe('asking twice', () => {
  test('with one id is one transfer of the profile, even after the quote expired; another profile has its own', async () => {
    const wish = { ...(await agent.wish()), originalTransferId: 'Order 7' };
    const first = await agent.create(wish);
    await sandbox.advance('PT40M');
    const again = await agent.create({ ...wish, targetAccount: 1, details: { reference: '#' } });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await agent.create({ ...(await agent.wish()), originalTransferId: 'order 7' })).body.id) //
      .not.toBe(first.body.id);
    const northbank = new Agent(new Sender(sandbox, BUSINESS));
    const other = await northbank.create({ ...(await northbank.wish()), originalTransferId: 'Order 7' });
    expect(other.body.id).not.toBe(first.body.id);
    const used = await agent.create({ ...wish, originalTransferId: 'Order 8' });
    expect([used.status, used.body.errors[0].code]).toEqual([422, 'NOT_VALID']);
  });

  test('fifty times at the same moment is one transfer', async () => {
    const wish = await agent.wish();
    const made = await Promise.all(Array.from({ length: 50 }, () => agent.create(wish)));
    expect(new Set(made.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    expect(await count()).toBe(1);
  });

  test('keeps the ids of ordinary transfers and of others apart', async () => {
    const customerTransactionId = randomUUID();
    const { id } = await ada.transfer({ body: { customerTransactionId } });
    const third = await agent.create({ ...(await agent.wish()), originalTransferId: customerTransactionId });
    const licence = await agent.createLicence({ ...(await agent.licenceWish()), customerTransactionId });
    expect(new Set([id, third.body.id, licence.body.id]).size).toBe(3);
  });
});

describe('reading', () => {
  test('finds no ordinary transfer, no unknown one, and none of another profile', async () => {
    const { id } = await ada.transfer();
    const third = await agent.create(await agent.wish());
    for (const version of ['', 'V1'] as const) {
      const missing = await agent.get(id, ada.profileId, version);
      expect([missing.status, missing.body.errors[0].code]).toEqual([404, 'transfer.not-found']);
      expect((await agent.get(1, ada.profileId, version)).status).toBe(404);
      expect((await agent.get(third.body.id, BUSINESS, version)).status).toBe(404);
      expect((await agent.get(third.body.id, 1, version)).status).toBe(403);
    }
    const token = admitStranger(await sandbox.world());
    const params = { profileId: ada.profileId, transferId: third.body.id };
    expect((await sandbox.call('transferThirdPartyGet', { params, token })).status).toBe(403);
    expect((await agent.create(await agent.wish(), token)).status).toBe(403);
  });
});

describe('an application that may not make this kind', () => {
  const agree = (kinds: unknown, client = 'localwise') =>
    sandbox.control('PUT', `/clients/${client}/transfer-terms`, { kinds });
  const gate = { status: 403, body: { status: 403, error: 'unauthorized', path: expect.any(String) } };

  test('is refused at the gate, by its own name for each kind; others go on', async () => {
    const wishes = [await agent.wish(), await agent.licenceWish()] as const;
    expect((await agree(['standard'], 'localwise-key')).body).toEqual({ client: 'localwise', kinds: ['standard'] });
    expect(await agent.create(wishes[0])).toMatchObject(gate);
    expect(await agent.createLicence(wishes[1])).toMatchObject(gate);
    await ada.transfer();
    await agree(['third-party']);
    const quote = await ada.quote();
    const body = {
      targetAccount: await ada.recipient(),
      quoteUuid: quote.id,
      customerTransactionId: randomUUID(),
    };
    expect(await ada.create(body)).toMatchObject(gate);
    expect((await agent.create(wishes[0])).status).toBe(200);
    expect((await sandbox.call('transferCreate', { body, token: 'localwise-personal-token' })).status).toBe(200);
  });

  test('may come out of a seed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'localwise-'));
    const seed = join(folder, 'world.json');
    const steps = [{ do: 'agree-on-transfers', daysAgo: 1, profile: 'personal', kinds: ['standard'] }];
    writeFileSync(seed, JSON.stringify({ format: 1, about: '', foundedDaysAgo: 2, steps }));
    await sandbox.close();
    sandbox = await Sandbox.open({ sca: 'never', seed });
    ada = new Sender(sandbox);
    agent = new Agent(ada);
    expect(await agent.create(await agent.wish())).toMatchObject(gate);
    await ada.transfer();
    rmSync(folder, { recursive: true });
  });

  test('is agreed with for known kinds and applications only', async () => {
    expect((await agree(['charity'])).body.errors[0].path).toBe('kinds');
    expect((await agree('standard')).status).toBe(400);
    expect((await agree(undefined)).status).toBe(400);
    expect((await agree([], 'nobody')).status).toBe(404);
  });
});
