import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
});
afterAll(() => sandbox.close());

test('x', async () => {
  const ada = new Sender(sandbox);
  const { id } = await ada.transfer();
  console.log(JSON.stringify((await sandbox.control('GET', `/resources/transfers/${id}`)).body).slice(0, 1500));
  for (const to of ['processing', 'outgoing_payment_sent', 'charged_back']) {
    const a = await sandbox.control('POST', `/resources/transfers/${id}/moves`, { to });
    console.log(a.status, JSON.stringify(a.body).slice(0, 400));
  }
});
