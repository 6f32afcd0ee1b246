import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import { FormFiller, spoilt } from '../support/form-filler.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ journalSize: 10 });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const pascal = (type: string): string => type.replace(/(^|_)(\w)/g, (_, _gap, letter: string) => letter.toUpperCase());
const bare = (text: string): string => text.replace(/[\s.\-/]/g, '').toLowerCase();
const small: Readonly<Record<string, string>> = { IBAN: 'iban', BIC: 'bic' };

/** What is kept of a recipient beside its account. */
const aside = ['legalType', 'email', 'accountHolderName'];
const accountKeys = (details: object): string[] =>
  Object.keys(details).filter(key => !aside.includes(key) && !key.startsWith('address.'));

describe.each(currencies.map(({ code }) => code))('recipients of %s', code => {
  test('can be made of what each form asks for, and are read in both versions', async () => {
    const types = await FormFiller.typesOf(sandbox, code);
    expect(types.length).toBeGreaterThan(0);
    for (const type of types) {
      const filler = new FormFiller(sandbox, code, type);
      const { details } = await filler.fill();
      const made = await filler.create(details);
      expect(made.status, `${code} ${type} ${JSON.stringify(made.body)}`).toBe(200);
      const params = { accountId: made.body.id };
      const older = (await sandbox.call('recipientGetV1', { params })).body;
      const newer = (await sandbox.call('recipientGet', { params })).body;
      expect(older).toMatchObject({ id: made.body.id, type, currency: code, active: true });
      expect(newer).toMatchObject({ id: made.body.id, type: pascal(type), currency: code, hash: made.body.hash });
      expect(Object.keys(older.details).length).toBeGreaterThanOrEqual(60);
      for (const key of accountKeys(details)) {
        expect(bare(older.details[key]), `${code} ${type} ${key}`).toBe(bare(details[key] ?? ''));
        expect(newer.details[small[key] ?? key]).toBe(older.details[key]);
        expect(newer.displayFields.map((field: { key: string }) => field.key)).toContain(
          `details/${small[key] ?? key}`,
        );
      }
      expect(older.details.address?.country ?? null).toBe(details['address.country'] ?? null);
      expect(newer.accountSummary).not.toBe('');
      expect(newer.longAccountSummary).not.toBe('');
    }
  });

  test('are refused by each field that is left out or cannot be', async () => {
    for (const type of await FormFiller.typesOf(sandbox, code)) {
      const filler = new FormFiller(sandbox, code, type);
      const { details, required } = await filler.fill();
      for (const field of required.filter(({ key }) => key !== 'legalType')) {
        const { [field.key]: _, ...without } = details;
        const left = await filler.create(without);
        expectFault(left, field.key, [field.key]);
        const value = spoilt(field);
        expectFault(await filler.create({ ...details, [field.key]: value }), field.key, [field.key, value]);
      }
    }
  });
});

function expectFault({ status, body }: { status: number; body: unknown }, path: string, args: readonly string[]): void {
  expect(status, `${path} ${JSON.stringify(body)}`).toBe(400);
  const { timestamp, errors } = body as { timestamp: string; errors: { path: string; message: string }[] };
  expect(timestamp).toMatch(/^2026-03-02T/);
  const found = errors.find(error => error.path === path);
  expect(found, `${path} ${JSON.stringify(errors)}`).toMatchObject({ code: 'NOT_VALID', path, arguments: args });
  expect(found?.message).not.toBe('');
}
