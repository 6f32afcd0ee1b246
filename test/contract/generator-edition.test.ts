import { describe, expect, it } from 'vitest';
import { amend } from '../../src/contract/amend.ts';
import { compareContracts, describeChanges } from '../../src/contract/compare.ts';
import { factsProblems } from '../../src/contract/facts.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import { withoutProse } from '../../src/contract/prose.ts';
import { schemaPrefix } from '../../src/contract/usage.ts';

function edition(item: JsonObject, more: JsonObject = {}): JsonObject {
  const get = {
    tags: ['things'],
    operationId: 'thingGet',
    summary: 'Retrieve a thing.',
    description: 'A **long** story.',
    responses: {
      200: {
        description: 'The thing, as it was found.',
        content: {
          'application/json': { schema: { $ref: `${schemaPrefix}thing` }, example: { description: 'kept' } },
        },
      },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '7', description: 'All about things.' },
    paths: { '/things/{id}': { get }, ...more },
    components: { schemas: { thing: item } },
  };
}

const thing: JsonObject = {
  type: 'object',
  title: 'A thing',
  description: 'What it is.',
  required: ['description'],
  properties: {
    description: { type: 'string', description: 'In words.' },
    size: { type: 'integer', 'x-prose': 'big' },
  },
};

describe('prose', () => {
  const clean = withoutProse(edition(thing), id => `our words for ${id}`);

  it('goes, and what only looks like it stays', () => {
    expect(clean.components).toMatchObject({
      schemas: {
        thing: {
          type: 'object',
          required: ['description'],
          properties: { description: { type: 'string' }, size: { type: 'integer' } },
        },
      },
    });
    const text = JSON.stringify(clean);
    for (const phrase of ['story', 'as it was found', 'In words', 'A thing', 'big', 'All about']) {
      expect(text).not.toContain(phrase);
    }
    expect(text).toContain('our words for thingGet');
    expect(text).toContain('"example":{"description":"kept"}');
    expect(text).toContain('"version":"7"');
  });
});

describe('amendments', () => {
  const why = { why: 'a test', source: 'this test' };
  const size = `${schemaPrefix}thing/properties/size`;

  it('change what they name and report what they cannot find', () => {
    const { contract, notes } = amend(edition(thing), [
      { where: size, what: { nullable: true }, ...why },
      { where: 'thingGet/responses/200', what: { copy: 'thingGet/tags', as: 'copied' }, ...why },
      { where: ['thingGet/responses/404', 'thingPut/responses'], what: { set: null }, ...why },
      { where: size, what: { drop: ['format'] }, ...why },
    ]);
    expect(JSON.stringify(contract)).toContain('"type":["integer","null"]');
    expect(JSON.stringify(contract)).toContain('"copied":["things"]');
    expect(notes).toEqual([
      'nothing to amend at thingGet/responses/404',
      'nothing to amend at thingPut/responses',
      `nothing to amend at ${size}`,
    ]);
  });
});

describe('a new edition', () => {
  it('is the same when only words and examples differ', () => {
    const other = { ...thing, description: 'Said otherwise.', examples: [{ description: 'new' }] };
    const clean = (item: JsonObject): JsonObject => withoutProse(edition(item), id => id);
    expect(describeChanges(compareContracts(clean(thing), clean(other)))).toEqual([]);
  });

  it('names what was added, removed and changed, through references', () => {
    const wider = { ...thing, required: [] };
    const put = { tags: ['things'], operationId: 'thingPut', responses: { 204: {} } };
    const changes = compareContracts(edition(thing), edition(wider, { '/things': { put } }));
    expect(describeChanges(changes)).toEqual(['added    thingPut', 'changed  thingGet: reply 200']);
    expect(compareContracts(edition(wider, { '/things': { put } }), edition(wider)).removed).toEqual(['thingPut']);
  });

  it('says once what changed everywhere', () => {
    const changed = Array.from({ length: 60 }, (_, at) => ({
      id: `op${at}`,
      parts: ['header a', ...(at === 7 ? ['tag'] : [])],
    }));
    const lines = describeChanges({ added: [], removed: [], changed });
    expect(lines).toEqual(['changed  60 operations: header a', 'changed  op7: tag']);
  });

  it('stops the generator when a fact names an operation that is gone', () => {
    expect(factsProblems([])).toContain('scaProtected: no operation is called transferFund');
  });
});
