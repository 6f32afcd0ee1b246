import { amend } from './amend.ts';
import type { JsonObject } from './json.ts';
import { writeOperations } from './operation-writer.ts';
import { withoutProse } from './prose.ts';
import { writeSchemas } from './schema-writer.ts';
import { summaries } from './summaries.ts';

export interface Emitted {
  /** `src/contract/generated/schemas.ts` */
  readonly schemas: string;
  /** `src/contract/generated/operations.ts` */
  readonly operations: string;
}

/** What the server reads of a contract. */
export interface Derived {
  /** `fixtures/contract/openapi.json` */
  readonly json: string;
  readonly contract: JsonObject;
  /** What somebody should look at: amendments that found nothing to amend, operations nobody has summarised. */
  readonly notes: readonly string[];
}

export interface Generated extends Derived, Emitted {}

/** From a published OpenAPI document to everything localwise derives from it. Pure: same document, same bytes. */
export function generate(document: JsonObject): Generated {
  const derived = derive(document);
  return { ...derived, ...emit(derived.contract) };
}

/** The same without the types, which only those who build localwise need. */
export function derive(document: JsonObject): Derived {
  const unknown: string[] = [];
  const stripped = withoutProse(document, id => {
    const summary = summaries[id];
    if (summary === undefined) unknown.push(`${id} has no summary of our own`);
    return summary ?? wordsOf(id);
  });
  const { contract, notes } = amend(stripped);
  return { json: `${JSON.stringify(contract, null, 1)}\n`, contract, notes: [...unknown, ...notes] };
}

/** The two TypeScript files of a contract that is already stripped and amended. */
export function emit(contract: JsonObject): Emitted {
  return { schemas: writeSchemas(contract), operations: writeOperations(contract) };
}

function wordsOf(id: string): string {
  const words = id.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
