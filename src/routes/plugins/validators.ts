import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { OperationRow } from '../../contract/generated/operations.ts';

/** The part of the contract's document that validation reads. */
export interface ContractDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly parameters?: Readonly<Record<string, ParameterObject>> };
}

interface OperationObject {
  readonly parameters?: readonly (ParameterObject | { readonly $ref: string })[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
    >
  >;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: { readonly type?: unknown };
}

export type Place = 'params' | 'query' | 'body';

type Found = 'keyword' | 'params' | 'message' | 'instancePath' | 'schemaPath' | 'parentSchema';

export interface Finding extends Pick<ErrorObject, Found> {
  readonly place: Place;
  readonly value: unknown;
}

const DOCUMENT = 'contract';
const NOTHING: readonly never[] = [];
const pointer = (...parts: readonly string[]): string =>
  `${DOCUMENT}#/${parts.map(part => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')}`;

/** Validators of one contract, each compiled when first needed: compiling all at start would cost half a second. */
export class Validators {
  readonly #document: ContractDocument;
  /** Reads text as the types it stands for, as paths and queries need; bodies are taken as they are. */
  readonly #coercing: Ajv2020;
  readonly #exact: Ajv2020;
  readonly #compiled = new Map<OperationRow, Map<Place | number, ValidateFunction | null>>();

  constructor(ajv: (options: object) => Ajv2020, document: ContractDocument) {
    this.#document = document;
    const options = { strict: false, allErrors: true, validateSchema: false, verbose: true, logger: false };
    this.#coercing = ajv({ ...options, coerceTypes: 'array' });
    this.#exact = ajv(options);
    for (const instance of [this.#coercing, this.#exact]) instance.addSchema(document, DOCUMENT);
  }

  /** Checks one place of a request; path and query values are replaced by what they stand for. */
  check(row: OperationRow, place: Place, value: unknown): readonly Finding[] {
    const validate = this.#validator(row, place);
    if (!validate || validate(value)) return NOTHING;
    return (validate.errors ?? []).map(error => ({ ...error, value: error.data, place }));
  }

  /** What a reply's body breaks of the contract; a status the contract does not show is not checked. */
  checkReply(row: OperationRow, status: number, body: unknown): readonly ErrorObject[] {
    const validate = this.#validator(row, status);
    return !validate || validate(body) ? NOTHING : (validate.errors ?? NOTHING);
  }

  /** The validator of a place in a request, or of a reply's status; null where the contract says nothing. */
  #validator(row: OperationRow, of: Place | number): ValidateFunction | null {
    const ofRow = this.#compiled.get(row) ?? new Map<Place | number, ValidateFunction | null>();
    const known = ofRow.get(of);
    if (known !== undefined) return known;
    const schema = this.#schema(row, of);
    const ajv = of === 'params' || of === 'query' ? this.#coercing : this.#exact;
    const compiled = schema ? ajv.compile(schema) : null;
    this.#compiled.set(row, ofRow.set(of, compiled));
    return compiled;
  }

  #schema(row: OperationRow, of: Place | number): object | undefined {
    if (typeof of === 'number') return this.#replySchema(row, of);
    return of === 'body' ? this.#bodySchema(row) : this.#parametersSchema(row, of);
  }

  #operation(row: OperationRow): OperationObject {
    const operation = this.#document.paths[row.path]?.[row.method.toLowerCase()];
    if (!operation) throw new Error(`the contract has no ${row.method} ${row.path}`);
    return operation;
  }

  #bodySchema(row: OperationRow): object | undefined {
    const content = this.#operation(row).requestBody?.content ?? {};
    const type = Object.keys(content).find(name => name.includes('json') || name.includes('form-urlencoded'));
    if (!type || type.includes('jose') || !content[type]?.schema) return undefined;
    return { $ref: pointer('paths', row.path, row.method.toLowerCase(), 'requestBody', 'content', type, 'schema') };
  }

  #replySchema(row: OperationRow, status: number): object | undefined {
    const reply = this.#operation(row).responses[String(status)];
    if (!reply?.content?.['application/json']?.schema) return undefined;
    const path = ['paths', row.path, row.method.toLowerCase(), 'responses', String(status), 'content'];
    return { $ref: pointer(...path, 'application/json', 'schema') };
  }

  #parametersSchema(row: OperationRow, place: Place): object | undefined {
    const where = place === 'params' ? 'path' : 'query';
    const found = this.parameters(row).filter(({ parameter }) => parameter.in === where);
    if (found.length === 0) return undefined;
    return {
      type: 'object',
      properties: Object.fromEntries(found.map(({ parameter, ref }) => [parameter.name, { $ref: `${ref}/schema` }])),
      required: found.filter(({ parameter }) => parameter.required).map(({ parameter }) => parameter.name),
    };
  }

  /** An operation's parameters, references followed, each with where its schema stands. */
  parameters(row: OperationRow): { readonly parameter: ParameterObject; readonly ref: string }[] {
    return (this.#operation(row).parameters ?? []).map((entry, i) => {
      if (!('$ref' in entry)) {
        return { parameter: entry, ref: pointer('paths', row.path, row.method.toLowerCase(), 'parameters', String(i)) };
      }
      const name = entry.$ref.split('/').at(-1) ?? '';
      const parameter = this.#document.components.parameters?.[name];
      if (!parameter) throw new Error(`the contract has no parameter ${name}`);
      return { parameter, ref: pointer('components', 'parameters', name) };
    });
  }
}

/** Loads the schema compiler, which is large, on first use. */
export async function loadValidators(document: ContractDocument): Promise<Validators> {
  // A bundled CommonJS module has a default export and no others.
  const [{ default: compiler }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  // biome-ignore lint/suspicious/noExplicitAny: the plugin's default export is typed for CommonJS.
  const addFormats = ((formats.default as any).default ?? formats.default) as (ajv: Ajv2020) => Ajv2020;
  return new Validators(options => addFormats(new compiler.Ajv2020(options)), document);
}
