import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OperationRow, operations } from '../../src/contract/generated/operations.ts';
import { readFixture } from '../../src/outside/package-files.ts';
import { isGap } from '../../src/routes/binding.ts';
import { handlers } from '../../src/routes/index.ts';
import { type Asked, Sandbox, tokenFor } from '../support/sandbox.ts';

const rows: readonly OperationRow[] = Object.values(operations);
const UUID = '00000000-0000-4000-8000-000000000000';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the document is walked, not modelled.
const contract = readFixture('contract/openapi.json') as any;

const objectOf = (row: OperationRow) => contract.paths[row.path][row.method.toLowerCase()];

function bodyExample(row: OperationRow): unknown {
  const content = objectOf(row).requestBody?.content?.[row.requestTypes[0] ?? ''];
  if (!content) return undefined;
  const examples = Object.values(content.examples ?? {}) as { value?: unknown }[];
  return content.example ?? examples[0]?.value ?? {};
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: { readonly type?: unknown; readonly enum?: readonly unknown[]; readonly example?: unknown };
}

const parametersOf = (row: OperationRow): readonly Parameter[] =>
  (objectOf(row).parameters ?? []).map((p: { $ref?: string }) =>
    p.$ref ? contract.components.parameters[p.$ref.split('/').at(-1) ?? ''] : p,
  );

/** Ids that nothing has; query parameters as their examples have them. */
function unknownCall(row: OperationRow): Asked {
  const of = (place: string) => parametersOf(row).filter(p => p.in === place);
  const value = (p: Parameter) => p.schema?.enum?.[0] ?? (p.schema?.type === 'integer' ? 999_999_999_999 : undefined);
  return {
    params: Object.fromEntries(of('path').map(p => [p.name, String(value(p) ?? UUID)])),
    query: Object.fromEntries(
      of('query')
        .filter(p => p.required)
        .map(p => [p.name, String(p.example ?? p.schema?.example ?? value(p) ?? 'GBP')]),
    ),
    headers: row.idempotency === null ? {} : { 'x-idempotence-uuid': UUID },
    ...(bodyExample(row) === undefined ? {} : { body: bodyExample(row) }),
  };
}

const takesToken = rows.filter(row => !row.anonymous && !row.security.includes('BasicAuth'));
const built = rows.filter(row => !isGap(handlers[row.id]));
const isJson = (row: OperationRow): boolean =>
  row.requestTypes.some(type => type === 'application/json' || type === 'application/merge-patch+json');

/** The number of operations that are not built yet. It may only fall. */
const GAPS = 8;

test('no more operations are gaps than are owned up to', () => {
  expect(rows.length).toBe(238);
  expect(rows.filter(row => isGap(handlers[row.id])).length).toBeLessThanOrEqual(GAPS);
});

describe.each(rows.map(row => [row.id, row] as const))('%s', (id, row) => {
  test('is mounted, and sends back the correlation id', async () => {
    const headers = { 'x-external-correlation-id': 'c0ffee00-0000-4000-8000-000000000001' };
    const answer = await sandbox.call(id, {
      ...unknownCall(row),
      headers: { ...unknownCall(row).headers, ...headers },
    });
    expect(answer.body?.code).not.toBe('request.unknown-path');
    expect(answer.headers['x-external-correlation-id']).toBe(headers['x-external-correlation-id']);
    expect(answer.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
    if (isGap(handlers[id])) expect([answer.status, answer.body.operation]).toEqual([501, id]);
  });
});

describe.each(takesToken.map(row => [row.id, row] as const))('%s', (id, row) => {
  test('asks for a token', async () => {
    const answer = await sandbox.call(id, { ...unknownCall(row), token: null });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm=/);
  });

  test('refuses a token nobody issued', async () => {
    const answer = await sandbox.call(id, { ...unknownCall(row), token: 'nobody-issued-this' });
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_token']);
  });

  test('refuses a token of the wrong kind', async () => {
    const wrong = wrongToken(row);
    if (!wrong) return;
    const answer = await sandbox.call(id, { ...unknownCall(row), token: wrong });
    expect(answer.status).toBe(403);
  });
});

function wrongToken(row: OperationRow): string | undefined {
  if (!row.security.includes('ClientCredentialsToken')) return 'localwise-client-token';
  return row.security.includes('UserToken') ? undefined : 'localwise-user-token';
}

describe.each(built.map(row => [row.id, row] as const))('%s', (id, row) => {
  test('answers ids that nothing has with a clear refusal, or with what the contract allows', async () => {
    const answer = await sandbox.call(id, unknownCall(row));
    expect(answer.status).toBeLessThan(500);
    if (row.path.includes('{') && !row.path.includes('{currency}'))
      expect([400, 401, 403, 404, 422]).toContain(answer.status);
  });

  test('reads are repeatable and change nothing', async () => {
    if (row.method !== 'GET' || row.tag === 'simulation') return;
    const world = await sandbox.world();
    const before = JSON.stringify(world.save());
    const first = await sandbox.call(id, unknownCall(row));
    const second = await sandbox.call(id, unknownCall(row));
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify(world.save())).toBe(before);
  });
});

describe.each(built.filter(isJson).map(row => [row.id, row] as const))('%s', (id, row) => {
  test.each([
    ['text that is no JSON', '{"a":'],
    ['a list where an object belongs', '[1]'],
    ['a bare string', '"x"'],
  ])('answers %s with a 4xx and keeps nothing', async (_, body) => {
    const world = await sandbox.world();
    const before = JSON.stringify(world.save());
    const answer = await sandbox.call(id, { ...unknownCall(row), body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(world.save())).toBe(before);
  });

  test('names each field that is missing or of the wrong type', async () => {
    const fields = objectOf(row).requestBody?.content?.[row.requestTypes[0] ?? '']?.schema;
    const required: readonly string[] = resolve(fields)?.required ?? [];
    if (required.length === 0) return;
    const example = bodyExample(row) as Record<string, unknown>;
    const own = { ...unknownCall(row), params: ownParams(unknownCall(row).params ?? {}) };
    for (const field of required) {
      const { [field]: _, ...without } = example;
      const answer = await sandbox.call(id, { ...own, body: without });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      if (answer.status !== 404 && answer.status !== 403) expect(JSON.stringify(answer.body)).toContain(field);
    }
  });
});

/** The seeded profile where a path asks for one, so that the request is about something. */
const ownParams = (params: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> =>
  'profileId' in params ? { ...params, profileId: 30_000_001 } : params;

function resolve(schema: { $ref?: string; required?: string[] } | undefined): { required?: string[] } | undefined {
  return schema?.$ref ? contract.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
}

test('a token for every operation that needs one is seeded', () => {
  expect(takesToken.filter(row => tokenFor(row.id) === null).map(row => row.id)).toEqual([]);
});
