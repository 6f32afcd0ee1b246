import { readFile, writeFile } from 'node:fs/promises';
import { compareContracts, describeChanges } from './compare.ts';
import { parseDocument } from './document.ts';
import { emit, generate } from './generator.ts';
import type { JsonObject } from './json.ts';

const contractFile = new URL('../../fixtures/contract/openapi.json', import.meta.url);
const generatedFolder = new URL('./generated/', import.meta.url);

const source = process.argv[2];
if (source !== undefined) {
  const present = await readDocument(contractFile);
  const { json, contract, notes } = generate(await readDocument(source));
  await writeFile(contractFile, json);
  for (const line of [...describeChanges(compareContracts(present, contract)), ...notes]) console.log(line);
}
// The TypeScript is derived from the committed file and nothing else, so that the project stands alone.
const { schemas, operations } = emit(await readDocument(contractFile));
await writeFile(new URL('schemas.ts', generatedFolder), schemas);
await writeFile(new URL('operations.ts', generatedFolder), operations);

async function readDocument(file: string | URL): Promise<JsonObject> {
  return parseDocument(await readFile(file, 'utf8'), String(file));
}
