import type { Json } from './json.ts';

/** One deliberate difference between the published document and the contract localwise keeps. */
export interface Amendment {
  /**
   * A place in the document, or several with the same trouble: `#/components/schemas/transfer/properties/created`, or,
   * from an operation on, `transferFund/responses/200`.
   */
  readonly where: string | readonly string[];
  readonly what: Patch;
  readonly why: string;
  readonly source: string;
}

export type Patch =
  /** New members of the object that is there. */
  | { readonly add: Readonly<Record<string, Json>> }
  /** Another value in the place of the one that is there. */
  | { readonly set: Json }
  /** Keywords that go. */
  | { readonly drop: readonly string[] }
  /** The schema that is there also accepts null. */
  | { readonly nullable: true }
  /** A new member `as`, the same as what is at another place. */
  | { readonly copy: string; readonly as: string };

/** The path from an operation to the schema of its JSON reply, and to the one of its JSON request. */
export function reply(operationId: string, status: number, rest = ''): string {
  return `${operationId}/responses/${status}/content/application~1json/schema${rest}`;
}

export function body(operationId: string, rest = ''): string {
  return `${operationId}/requestBody/content/application~1json/schema${rest}`;
}

export function schema(component: string, rest = ''): string {
  return `#/components/schemas/${component}${rest}`;
}

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const id = { type: 'integer', format: 'int64' } as const;
export const nullableText = { type: ['string', 'null'] } as const;
export const nullableId = { type: ['integer', 'null'], format: 'int64' } as const;
export const money = {
  type: 'object',
  properties: { value: { type: 'number' }, currency: { type: 'string' } },
} as const;

export function listOf(items: Json): Json {
  return { type: 'array', items };
}

export function objectOf(properties: Readonly<Record<string, Json>>, required?: readonly string[]): Json {
  return required === undefined ? { type: 'object', properties } : { type: 'object', required, properties };
}

export function ref(component: string): Json {
  return { $ref: `#/components/schemas/${component}` };
}
