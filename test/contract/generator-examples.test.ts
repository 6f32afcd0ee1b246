import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { entriesOf, isObject, type Json, type JsonObject, objectAt, pointerOf } from '../../src/contract/json.ts';

const file = new URL('../../fixtures/contract/openapi.json', import.meta.url);
const contract: JsonObject = JSON.parse(readFileSync(file, 'utf8'));

const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
formats.default(ajv);
ajv.addSchema(contract, 'contract');

interface Body {
  readonly tokens: readonly string[];
  readonly media: JsonObject;
}

/** Every request and response body of the contract, with where it stands. */
const bodies: readonly Body[] = ['paths', 'webhooks'].flatMap(part =>
  entriesOf(objectAt(contract, part)).flatMap(([path, item]) =>
    entriesOf(isObject(item) ? item : {}).flatMap(([method, value]) => {
      const operation = isObject(value) ? value : {};
      const at = [part, path, method];
      const replies = entriesOf(objectAt(operation, 'responses')).flatMap(([status, reply]) =>
        contentOf(reply, [...at, 'responses', status]),
      );
      return [...contentOf(objectAt(operation, 'requestBody'), [...at, 'requestBody']), ...replies];
    }),
  ),
);

function contentOf(holder: Json, at: readonly string[]): readonly Body[] {
  const content = isObject(holder) ? entriesOf(objectAt(holder, 'content')) : [];
  return content.map(([type, media]) => ({ tokens: [...at, 'content', type], media: isObject(media) ? media : {} }));
}

function validatorAt(tokens: readonly string[]): ReturnType<typeof ajv.compile> {
  const pointer = pointerOf(tokens).split('/').map(encodeURIComponent).join('/');
  return ajv.compile({ $ref: `contract#${pointer}` });
}

/** A schema's own examples, and those of everything inside it. */
function examplesIn(
  schema: Json | undefined,
  tokens: readonly string[],
): readonly (readonly [readonly string[], Json])[] {
  if (!isObject(schema)) return [];
  const own = [...('example' in schema ? [schema.example ?? null] : []), ...asList(schema.examples)];
  const inside = entriesOf(objectAt(schema, 'properties')).flatMap(([name, part]) =>
    examplesIn(part, [...tokens, 'properties', name]),
  );
  const choices = asList(schema.oneOf).flatMap((part, at) => examplesIn(part, [...tokens, 'oneOf', String(at)]));
  const items = examplesIn(schema.items, [...tokens, 'items']);
  return [
    ...own.map((example): readonly [readonly string[], Json] => [tokens, example]),
    ...inside,
    ...choices,
    ...items,
  ];
}

function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

describe('the contract as JSON Schema', () => {
  it('compiles for every request and reply', () => {
    expect(bodies.length).toBeGreaterThan(330);
    for (const { tokens, media } of bodies) {
      expect(media.schema, tokens.join(' ')).toBeDefined();
      expect(() => validatorAt([...tokens, 'schema']), tokens.join(' ')).not.toThrow();
    }
  });

  it('is satisfied by every example of a request or a reply', () => {
    const broken = bodies.flatMap(({ tokens, media }) => {
      const named = entriesOf(objectAt(media, 'examples')).map(([, example]) =>
        isObject(example) ? example.value : null,
      );
      const examples = [...('example' in media ? [media.example] : []), ...named];
      const validate = validatorAt([...tokens, 'schema']);
      return examples
        .filter(example => !validate(example))
        .map(() => `${tokens.join(' ')}: ${ajv.errorsText(validate.errors)}`);
    });
    expect(broken).toEqual([]);
  });

  it('is satisfied by the examples its schemas carry', () => {
    const components = entriesOf(objectAt(objectAt(contract, 'components'), 'schemas'));
    const inBodies = bodies.flatMap(({ tokens, media }) => examplesIn(media.schema, [...tokens, 'schema']));
    const inComponents = components.flatMap(([name, schema]) => examplesIn(schema, ['components', 'schemas', name]));
    const all = [...inBodies, ...inComponents];
    expect(all.length).toBeGreaterThan(1500);
    const broken = all.filter(([tokens, example]) => !validatorAt(tokens)(example)).map(([tokens]) => tokens.join(' '));
    expect(broken).toEqual([]);
  });
});

describe('ids in request bodies', () => {
  const validate = validatorAt([
    'paths',
    '/v1/transfers',
    'post',
    'requestBody',
    'content',
    'application/json',
    'schema',
  ]);
  const request = {
    targetAccount: '8692237',
    quoteUuid: '8fa9be20-ba43-4b15-abbb-9424e1481050',
    customerTransactionId: '54a6bc09-cef9-49a8-9041-f1f0c654cd88',
  };

  it('may be strings of digits', () => {
    expect(validate(request)).toBe(true);
    expect(validate({ ...request, targetAccount: 8692237 })).toBe(true);
  });

  it('may not be any other text', () => {
    expect(validate({ ...request, targetAccount: 'mine' })).toBe(false);
    expect(validate({ ...request, targetAccount: '' })).toBe(false);
  });
});
