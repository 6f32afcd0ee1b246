import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { careful, careless } from '../support/exam-receivers.ts';
import { closedPort, type Receiver, receiver } from '../support/receivers.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let pem: string;
const receivers: Receiver[] = [];
beforeAll(async () => {
  sandbox = await Sandbox.open();
  pem = (await sandbox.control('GET', '/webhooks/public-key.pem')).body;
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(() => sandbox.enterFreshWorld());
afterEach(async () => {
  for (const each of receivers.splice(0)) await each.close();
});

const open = async (answer: Parameters<typeof receiver>[0]): Promise<string> => {
  const made = await receiver(answer);
  receivers.push(made);
  return made.url;
};

interface Rule {
  readonly rule: string;
  readonly verdict: string;
  readonly observed: string;
  readonly exchanges: readonly { readonly request: { readonly body?: string }; readonly response: object }[];
}

async function examine(body: object) {
  const { status, body: report } = await sandbox.control('POST', '/webhooks/exam', body);
  expect([status, report.url]).toEqual([200, Reflect.get(body, 'url')]);
  const rules: readonly Rule[] = report.rules;
  const { passed, failed, unclear } = report;
  expect(passed + failed + unclear).toBe(rules.length);
  const named = (verdict: string) => rules.filter(rule => rule.verdict === verdict).map(({ rule }) => rule);
  return { rules, failed: named('failed'), unclear: named('unclear'), passed: named('passed') };
}

const unseen = ['test-has-no-effect', 'redelivery', 'redelivery-under-new-id', 'out-of-order'];
const untrusted = ['forged-signature', 'wrong-key', 'altered-body', 'missing-signature'];

describe('a careful receiver', () => {
  test('passes all that can be seen, and is told how to check the rest', async () => {
    const report = await examine({ url: await open(careful(() => pem)) });
    expect([report.failed, report.unclear]).toEqual([[], unseen]);
    expect(report.rules).toHaveLength(15);
    expect(report.rules.find(({ rule }) => rule === 'redelivery')?.observed).toMatch(/answered 200 .* stateUrl/);
  });

  test('passes everything where it shows what it believes, and though it works after its answer', async () => {
    const url = await open(careful(() => pem, 10));
    const report = await examine({ url, stateUrl: `${url}books` });
    expect([report.failed, report.unclear]).toEqual([[], []]);
  });

  test('may be examined on a transfer of its own', async () => {
    const { id } = await new Sender(sandbox).transfer();
    const { rules } = await examine({ url: await open(careful(() => pem)), transferId: id });
    const [valid] = rules;
    expect(JSON.parse(valid?.exchanges[0]?.request.body ?? '').data.resource.id).toBe(id);
  });
});

test('a careless receiver fails what it should not have believed, and what it did twice', async () => {
  const url = await open(careless());
  const blind = await examine({ url });
  expect([blind.failed, blind.unclear]).toEqual([untrusted, unseen]);
  const seen = await examine({ url, stateUrl: url });
  expect([seen.failed, seen.unclear]).toEqual([[...untrusted, ...unseen], []]);
});

describe('what cannot be known is unclear', () => {
  test('where what is right is refused as well', async () => {
    const report = await examine({ url: await open((_, response) => response.writeHead(401).end()) });
    expect([report.failed, report.passed]).toEqual([['valid'], ['in-time']]);
    expect(report.rules[1]?.observed).toMatch(/^not asked/);
  });

  test('where a refusal may be a breakdown', async () => {
    const strict = careful(() => pem);
    const url = await open((request, response) => {
      const { writeHead } = response;
      response.writeHead = ((status: number) => writeHead.call(response, status === 401 ? 500 : status)) as never;
      strict(request, response);
    });
    expect((await examine({ url })).unclear).toEqual([...untrusted, ...unseen]);
  });

  test('where the view cannot be read', async () => {
    const believing = careful(() => pem);
    const url = await open((request, response) => {
      if (request.method === 'GET') response.writeHead(500).end();
      else believing(request, response);
    });
    const report = await examine({ url, stateUrl: url });
    expect([report.failed, report.unclear]).toEqual([[], unseen]);
    expect(report.rules.find(({ rule }) => rule === 'redelivery')?.observed).toContain('could not be read: 500');
  });
});

describe('a receiver that', () => {
  const only = async (answer: Parameters<typeof receiver>[0], timeoutMs = 300) =>
    examine({ url: await open(answer), timeoutMs });

  test('nobody runs fails at once', async () => {
    const report = await examine({ url: await closedPort() });
    expect(report.failed).toEqual(['valid']);
    expect(report.rules[0]).toMatchObject({ observed: expect.stringContaining('ECONNREFUSED') });
    expect(report.passed).toEqual([]);
  });

  test('never answers is given up after the first letter', async () => {
    const report = await only(() => {});
    expect([report.failed, report.passed]).toEqual([['valid'], []]);
    expect(report.rules.at(-1)).toMatchObject({ verdict: 'unclear', observed: 'no answer within 300 ms' });
  });

  test('falls silent is given up soon after', async () => {
    const strict = careful(() => pem);
    let calls = 0;
    const report = await only((request, response) => {
      calls += 1;
      if (calls <= 5) strict(request, response);
    });
    expect(calls).toBe(7);
    expect(report.failed).toEqual(['older-version', 'unknown-fields']);
  });

  test('redirects has not answered, and nobody follows', async () => {
    let followed = 0;
    const elsewhere = await open((_, response) => {
      followed += 1;
      response.end();
    });
    const report = await only((_, response) => response.writeHead(302, { location: elsewhere }).end());
    expect([report.failed, followed]).toEqual([['valid'], 0]);
  });

  test('answers without end is cut short', async () => {
    const report = await only((request, response) => {
      response.writeHead(200);
      const pour = () => {
        if (!request.socket.destroyed && response.write('x'.repeat(1_000))) setImmediate(pour);
      };
      pour();
    });
    expect(report.failed).toEqual(untrusted);
    expect(JSON.stringify(report.rules).length).toBeLessThan(200_000);
  });
});

test.each([
  [{}, 400, 'url'],
  [{ url: 5 }, 400, 'url'],
  [{ url: 'ftp://receiver.example' }, 422, 'url'],
  [{ url: `http://a/${'x'.repeat(2_000)}` }, 422, 'url'],
  [{ url: 'http://a', stateUrl: 'nowhere' }, 422, 'stateUrl'],
  [{ url: 'http://a', timeoutMs: 99 }, 400, 'timeoutMs'],
  [{ url: 'http://a', transferId: 7 }, 404, undefined],
  [{ url: 'http://a', uri: 'http://b' }, 400, 'uri'],
])('%j answers %i', async (body, status, path) => {
  const answer = await sandbox.control('POST', '/webhooks/exam', body);
  expect([answer.status, answer.body.errors[0].path ?? undefined]).toEqual([status, path]);
});

test('where addresses have to be public ones, so has the one that is examined', async () => {
  await sandbox.control('POST', '/settings', { webhooks: { urlPolicy: 'strict' } });
  const answer = await sandbox.control('POST', '/webhooks/exam', { url: 'http://127.0.0.1:1/' });
  expect([answer.status, answer.body.errors[0].message]).toEqual([422, 'Invalid delivery URL: it must be https']);
});

test('an exam leaves no trace in its world', async () => {
  const before = JSON.stringify((await sandbox.world()).save());
  await examine({ url: await closedPort() });
  expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
});
