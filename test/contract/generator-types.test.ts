import { describe, expect, it } from 'vitest';
import type { Operations } from '../../src/contract/generated/operations.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import { type Direction, typeOf } from '../../src/contract/type-writer.ts';

function written(schema: JsonObject, direction: Direction = 'reply'): string {
  const type = typeOf(schema, {
    direction,
    nameOf: ref => ref.split('/').at(-1) ?? '',
    resolve: () => ({ type: 'null' }),
  });
  return type.replace(/\s+/g, ' ');
}

const person: JsonObject = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    nick: { type: ['string', 'null'] },
    'e-mail': { type: 'string' },
  },
};

describe('types', () => {
  it('make every property of a reply a mandatory key', () => {
    expect(written(person)).toBe(
      '{ readonly id: number; readonly name: string | undefined; readonly nick: string | null; ' +
        "readonly 'e-mail': string | undefined; }",
    );
  });

  it('let a request leave out what is not required', () => {
    expect(written(person, 'request')).toBe(
      "{ readonly id: number; readonly name?: string; readonly nick?: string | null; readonly 'e-mail'?: string; }",
    );
  });

  it('follow a reference to learn whether null will do', () => {
    const schema = { type: 'object', properties: { one: { $ref: '#/components/schemas/Nothing' } } };
    expect(written(schema)).toBe('{ readonly one: Nothing; }');
  });

  it('write unions, lists and literals', () => {
    expect(written({ type: 'array', items: { enum: ['A', "it's", null] } })).toBe("readonly ('A' | 'it\\'s' | null)[]");
    expect(written({ oneOf: [{ $ref: '#/A' }, { $ref: '#/B' }] })).toBe('A | B');
    expect(written({ type: 'array', items: { type: 'array', items: { type: 'string' } } })).toBe(
      'readonly (readonly string[])[]',
    );
    expect(written({ const: 'V1' })).toBe('"V1"');
    expect(written({})).toBe('unknown');
  });

  it('keep an open object open', () => {
    expect(written({ type: 'object', additionalProperties: { type: 'string' } })).toBe(
      'Readonly<Record<string, string>>',
    );
    const open = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true };
    expect(written(open, 'request')).toBe('{ readonly a?: string; readonly [key: string]: unknown; }');
  });

  it('merge what `allOf` brings together', () => {
    const part = (name: string): JsonObject => ({
      type: 'object',
      properties: { [name]: { type: 'string' } },
      required: [name],
    });
    expect(written({ allOf: [part('a'), part('b')] })).toBe('{ readonly a: string; readonly b: string; }');
    expect(written({ allOf: [{ $ref: '#/A' }, part('b')] })).toBe('A & { readonly b: string; }');
  });
});

describe('the generated types', () => {
  it('refuse a forgotten property, and take an id as text', () => {
    type Funded = Operations['transferFund']['replies'][200];
    const funded: Funded = {
      type: 'BALANCE',
      status: 'COMPLETED',
      errorCode: null,
      balanceTransactionId: 1,
      errorMessage: null,
    };
    // @ts-expect-error: `errorMessage` is missing.
    const forgetful: Funded = { type: 'BALANCE', status: 'COMPLETED', errorCode: null, balanceTransactionId: 1 };
    // @ts-expect-error: no such status.
    const invented: Funded = { ...funded, status: 'DONE' };
    const account: Operations['transferCreate']['request']['body']['targetAccount'] = '8692237';
    expect([funded, forgetful, invented, account]).toHaveLength(4);
  });
});
