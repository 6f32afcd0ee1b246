import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { describe, expect, it } from 'vitest';
import { amend } from '../../src/contract/amend.ts';
import { amendments } from '../../src/contract/amendments.ts';
import { operations } from '../../src/contract/generated/operations.ts';
import { emit } from '../../src/contract/generator.ts';
import { entriesOf, isObject, type Json, type JsonObject, objectAt } from '../../src/contract/json.ts';
import { readOperations, readWebhooks } from '../../src/contract/read.ts';
import { summaries } from '../../src/contract/summaries.ts';

const root = new URL('../../', import.meta.url);
const committed = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const text = committed('fixtures/contract/openapi.json');
const contract: unknown = JSON.parse(text);
if (!isObject(contract)) throw new Error('the contract is no object');

describe('the committed contract', () => {
  it('is written as the generator writes it', () => {
    expect(text).toBe(`${JSON.stringify(contract, null, 1)}\n`);
  });

  it('gives the committed types and rows, byte for byte', () => {
    const { schemas, operations: rows } = emit(contract);
    expect(schemas === committed('src/contract/generated/schemas.ts')).toBe(true);
    expect(rows === committed('src/contract/generated/operations.ts')).toBe(true);
  });

  it('has every path, operation and webhook of the source', () => {
    expect(Object.keys(objectAt(contract, 'paths'))).toHaveLength(197);
    expect(readOperations(contract)).toHaveLength(238);
    expect(Object.keys(operations)).toHaveLength(238);
    expect(readWebhooks(contract)).toHaveLength(5);
  });

  it('already holds every amendment', () => {
    const again = amend(contract);
    const places = amendments.flatMap(amendment => amendment.where);
    expect(again.contract).toEqual(contract);
    expect(again.notes).toHaveLength(places.length);
  });
});

describe('prose', () => {
  it('is our own, and short, in every summary', () => {
    const ids = readOperations(contract).map(operation => operation.id);
    expect(ids.filter(id => summaries[id] === undefined)).toEqual([]);
    for (const { id, operation } of readOperations(contract)) {
      expect(operation.summary, id).toBe(summaries[id]);
      expect(String(operation.summary).length, id).toBeLessThanOrEqual(70);
      expect(operation.summary, id).not.toMatch(/\.$/);
    }
    expect(new Set(Object.values(summaries)).size).toBeGreaterThan(230);
  });

  it('is nowhere else', () => {
    const found: string[] = [];
    lookForProse(contract, [], found);
    expect(found).toEqual([]);
  });

  it('left no trace of links, admonitions or code blocks outside the examples', () => {
    const bare = JSON.stringify(withoutExamples(contract));
    for (const phrase of ['](', '{%', '```', '/guides', '/api-reference', 'Learn more', 'Note that', 'x-code', '**']) {
      expect(bare.includes(phrase), phrase).toBe(false);
    }
  });
});

const wordy = new Set(['description', 'summary', 'title', 'externalDocs']);

/** A property may be called `description`, and an example may hold one; anything else under these names is prose. */
function lookForProse(value: Json | undefined, path: readonly string[], found: string[]): void {
  if (Array.isArray(value)) for (const [at, item] of value.entries()) lookForProse(item, [...path, String(at)], found);
  if (!isObject(value)) return;
  const isMap = ['properties', 'examples'].includes(path.at(-1) ?? '') && path.at(-2) !== 'properties';
  for (const [key, part] of entriesOf(value)) {
    if (!isMap && (key === 'example' || key === 'examples' || key === 'value')) continue;
    if (!isMap && key.startsWith('x-') && key !== 'x-tagGroups' && typeof part === 'string')
      found.push([...path, key].join(' '));
    if (!isMap && wordy.has(key) && !isAllowed(key, part, path)) found.push([...path, key].join(' '));
    lookForProse(part, [...path, key], found);
  }
}

function isAllowed(key: string, part: Json, path: readonly string[]): boolean {
  if (path.join() === 'info') return key === 'title';
  if (key === 'summary') return path[0] === 'paths' || path[0] === 'webhooks';
  const status = path.at(-1) ?? '';
  return key === 'description' && path.at(-2) === 'responses' && part === STATUS_CODES[status];
}

function withoutExamples(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (!isObject(value)) return value;
  const kept = entriesOf(value).filter(([key]) => key !== 'example' && key !== 'examples');
  const copied: JsonObject = Object.fromEntries(
    kept.map(([key, part]): [string, Json] => [key, withoutExamples(part)]),
  );
  return copied;
}
