import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { signUp as signUpIn } from '../support/tokens.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(() => sandbox.close());

const signUp = (changes: object = {}) => signUpIn(sandbox, changes);

describe('creating a user is refused', () => {
  const listed = (code: string, message: string, path: string, args: unknown[]) => ({
    errors: [{ code, message, path, arguments: args }],
  });

  test('acceptance 5: when the address is a member’s, in whatever case', async () => {
    await signUp();
    const again = await signUp({ email: 'Grace.Harper@example.com' });
    expect(again.status).toBe(409);
    const args = ['email', 'class com.transferwise.fx.api.ApiRegisterCommand', 'Grace.Harper@example.com'];
    expect(again.body).toEqual(listed('NOT_UNIQUE', "You're already a member. Please login", 'email', args));
  });

  test('when address and code are null or absent, naming both', async () => {
    for (const body of [{ email: null, registrationCode: null }, {}]) {
      const answer = await sandbox.call('userCreate', { body });
      expect(answer.status).toBe(400);
      const item = { code: 'NotNull', message: 'must not be null', arguments: [] };
      expect(answer.body.errors).toEqual([
        { ...item, path: 'email' },
        { ...item, path: 'registrationCode' },
      ]);
    }
  });

  test('acceptance 5: when the code is short', async () => {
    const answer = await signUp({ registrationCode: 'x'.repeat(31) });
    expect(answer.status).toBe(400);
    const message = 'size must be between 32 and 2147483647';
    expect(answer.body).toEqual(listed('Size', message, 'registrationCode', ['2147483647', '32']));
  });

  test('when the address is malformed', async () => {
    const answer = await signUp({ email: 'grace' });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual(listed('ERROR', 'Please provide a valid email', 'email', ['email', 'grace']));
  });

  test('when the language is none of the fifteen, or a field is no text', async () => {
    expect((await signUp({ language: 'KLINGON' })).body.errors[0]).toMatchObject({
      code: 'NOT_VALID',
      path: 'language',
    });
    expect((await signUp({ email: 7 })).body.errors[0]).toMatchObject({ code: 'NOT_VALID', path: 'email' });
    expect((await signUp({ language: 'de' })).status).toBe(200);
  });
});
