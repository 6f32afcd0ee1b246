import { afterEach, beforeEach, expect, test } from 'vitest';
import { Disputer } from '../support/disputer.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let ada: Disputer;
beforeEach(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
  ada = await Disputer.in(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const picture = { name: 'receipt', filename: 'receipt.png', type: 'image/png' };
const submitWith = async (receipt: string) => ada.submit(await ada.pay(), {}, { files: { receipt } });

test.each(['disputeFileUpload', 'disputeFileUploadV3'] as const)('%s maps the name of each part to an id', async id => {
  const { status, body } = await ada.upload([picture, { ...picture, name: 'photos', type: 'application/pdf' }], id);
  const short = expect.stringMatching(/^[0-9a-f]{7}$/);
  expect([status, body]).toEqual([200, { receipt: short, photos: short }]);
  expect(body.receipt).not.toBe(body.photos);
});

test('a file supports disputes for two hours, as many as there are', async () => {
  const { receipt } = (await ada.upload([picture])).body;
  await sandbox.advance('PT1H59M59S');
  expect((await submitWith(receipt)).status).toBe(200);
  expect((await submitWith(receipt)).status).toBe(200);
  await sandbox.advance('PT1S');
  const { status, body } = await submitWith(receipt);
  expect([status, body.errors[0].path]).toEqual([400, 'files.receipt']);
});

test('the operator lets a file expire ahead of its time', async () => {
  const { receipt } = (await ada.upload([picture])).body;
  const expire = () => sandbox.control('POST', `/resources/dispute-files/${receipt}/transitions`, { to: 'expired' });
  expect((await expire()).status).toBe(200);
  expect((await submitWith(receipt)).status).toBe(400);
  expect((await expire()).status).toBe(409);
});

test('a file of no stated type goes by its name', async () => {
  const loose = { name: 'receipt', type: 'application/octet-stream' };
  expect((await ada.upload([{ ...loose, filename: 'SCAN.PDF' }])).status).toBe(200);
  expect((await ada.upload([{ ...loose, filename: 'scan.exe' }])).status).toBe(400);
});

test.each([
  ['no part', [], 400, 'receipt'],
  ['a part that is a text', [{ name: 'receipt', content: 'none' }], 400, 'receipt'],
  ['a spreadsheet', [picture, { ...picture, name: 'list', type: 'text/csv' }], 400, 'list'],
  ['a file of more than ten megabytes', [{ ...picture, content: 'x'.repeat(10_000_001) }], 413, 'receipt'],
])('%s is refused', async (_, parts, status, path) => {
  const answer = await ada.upload(parts);
  expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
  expect((await sandbox.control('GET', '/resources/dispute-files')).body.total).toBe(0);
});

test('a request without a body is refused as one without a file', async () => {
  for (const id of ['disputeFileUpload', 'disputeFileUploadV3'] as const) {
    const answer = await ada.call(id);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'receipt']);
  }
});

test("a stranger's profile takes no files, and files are of one profile", async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const body =
    '--x\r\ncontent-disposition: form-data; name="receipt"; filename="a.png"\r\ncontent-type: image/png\r\n\r\na\r\n--x--\r\n';
  const of = (profileId: number) => ada.call('disputeFileUpload', { params: { profileId }, headers, body });
  expect((await of(30_000_099)).status).toBe(403);
  const { receipt } = (await of(30_000_002)).body;
  expect((await submitWith(receipt)).status).toBe(400);
});
