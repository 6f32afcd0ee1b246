import { describe, expect, it } from 'vitest';
import { errorShapes } from '../../src/contract/facts.ts';
import { type OperationRow, operations } from '../../src/contract/generated/operations.ts';

const rows: readonly OperationRow[] = Object.values(operations);
const idsWhere = (holds: (row: OperationRow) => boolean): readonly string[] => rows.filter(holds).map(row => row.id);

describe('rows', () => {
  it('know which credentials an operation takes', () => {
    const kinds = rows.map(row => row.security.join(' ') + (row.anonymous ? ' or nobody' : ''));
    const counts: Record<string, number> = {};
    for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual({
      UserToken: 148,
      'UserToken PersonalToken': 50,
      ClientCredentialsToken: 34,
      'UserToken ClientCredentialsToken': 2,
      'ClientCredentialsToken or nobody': 1,
      BasicAuth: 1,
      ' or nobody': 2,
    });
  });

  it('know the headers that make a call repeatable', () => {
    expect(idsWhere(row => row.idempotency === 'required')).toEqual([
      'balanceCreate',
      'balanceMovement',
      'balanceConvertV1',
      'cardOrderCreate',
    ]);
    expect(idsWhere(row => row.idempotency === 'optional')).toEqual([
      'profilePersonalCreate',
      'profileBusinessCreate',
      'profileBusinessCreateV3',
    ]);
  });

  it('know which operations need strong authentication and which a JOSE envelope', () => {
    expect(idsWhere(row => row.sca)).toHaveLength(7);
    expect(idsWhere(row => row.jose.startsWith('jw'))).toHaveLength(13);
    expect(idsWhere(row => row.jose === 'jwe-direct')).toHaveLength(9);
    expect(operations.josePlaygroundJwsJwe.jose).toBe('jws+jwe');
    expect(operations.oauthTokenCreate.jose).toBe('none');
    expect(operations.transferFund.jose).toBe('optional');
  });

  it('word their refusals in a known dialect', () => {
    expect(operations.transferCreate.errors).toBe('errors');
    expect(operations.rateGet.errors).toBe('gateway');
    for (const dialect of Object.keys(errorShapes))
      expect(
        rows.some(row => row.errors === dialect),
        dialect,
      ).toBe(true);
  });

  it('spell a path as Fastify does, and document 429 everywhere', () => {
    expect(operations.balanceStatementGet.url).toBe(
      '/v1/profiles/:profileId/balance-statements/:balanceId/statement.json',
    );
    for (const row of rows) {
      expect(row.url, row.id).not.toMatch(/[{}]/);
      expect(row.statuses, row.id).toContain(429);
      expect(row.statuses, row.id).toContain(row.success);
    }
  });

  it('describe bodies', () => {
    expect(operations.quoteUpdate.requestTypes).toEqual(['application/merge-patch+json', 'application/json']);
    expect(operations.transferReceiptGet.replyType).toBe('application/pdf');
    expect(operations.balanceDelete).toMatchObject({
      success: 204,
      replyType: null,
      requestTypes: [],
      bodyRequired: false,
    });
    expect(operations.cardPinGet.requiredHeaders).toContain('x-tw-twcard-card-token');
  });
});
