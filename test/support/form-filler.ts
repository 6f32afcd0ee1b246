import type { Answer, Sandbox } from './sandbox.ts';

/** A field of a recipient form, as far as a client reads it. */
export interface Field {
  readonly key: string;
  readonly type: string;
  readonly required: boolean;
  readonly example: string;
  readonly maxLength: number | null;
  readonly valuesAllowed: readonly { readonly key: string }[] | null;
}

type Details = Record<string, string>;

/** What a person would write where the form shows no example. */
const usual: Readonly<Record<string, string>> = {
  'address.country': 'DE',
  'address.city': 'Berlin',
  'address.firstLine': 'Hauptstrasse 1',
  'address.postCode': '10115',
  familyName: 'Test',
  givenName: 'Mia',
  patronymicName: 'Ann',
};

/** The form's own placeholder has a wrong check digit. */
const ibans: Readonly<Record<string, string>> = {
  EGP: 'EG380019000500000000263180002',
  GEL: 'GE29NB0000000101904917',
  PKR: 'PK36SCBL0000001123456702',
  UAH: 'UA213223130000026007233566001',
  AED: 'AE070331234567890123456',
  TRY: 'TR330006100519786457841326',
  ILS: 'IL620108000000099999999',
  CRC: 'CR05015202001026284066',
};

/** A client that knows nothing but the form: it asks, fills in, asks again, until nothing more is asked. */
export class FormFiller {
  readonly sandbox: Sandbox;
  readonly currency: string;
  readonly type: string;

  constructor(sandbox: Sandbox, currency: string, type: string) {
    this.sandbox = sandbox;
    this.currency = currency;
    this.type = type;
  }

  /** The types of recipient a currency offers. */
  static async typesOf(sandbox: Sandbox, currency: string): Promise<string[]> {
    const forms = (await ask(sandbox, currency)).body as { readonly type: string }[];
    return forms.map(({ type }) => type);
  }

  async fields(details: Details): Promise<readonly Field[]> {
    const forms: { type: string; fields: { group: Field[] }[] }[] = (
      await ask(this.sandbox, this.currency, { type: this.type, details })
    ).body;
    return forms.find(({ type }) => type === this.type)?.fields.flatMap(({ group }) => group) ?? [];
  }

  /** Everything that is required, and what it was filled in with. */
  async fill(): Promise<{ readonly details: Details; readonly required: readonly Field[] }> {
    const details: Details = {};
    for (let round = 0; round < 4; round++) {
      const required = (await this.fields(details)).filter(field => field.required);
      const open = required.filter(({ key }) => details[key] === undefined);
      if (open.length === 0) return { details, required };
      for (const field of open) {
        const value = this.#write(field, details);
        if (value !== undefined) details[field.key] = value;
      }
    }
    throw new Error(`the form of ${this.currency} ${this.type} asks without end`);
  }

  create(details: Details): Promise<Answer> {
    const { accountHolderName, ...rest } = details;
    const body = {
      currency: this.currency,
      type: this.type,
      ...(accountHolderName === undefined ? {} : { accountHolderName }),
      details: rest,
    };
    return this.sandbox.call('recipientCreate', { body });
  }

  #write({ key, example, valuesAllowed }: Field, details: Details): string | undefined {
    if (key === 'accountHolderName') return details.legalType === 'BUSINESS' ? 'Acme Ltd' : 'Mia Test';
    if (key === 'IBAN') return ibans[this.currency] ?? 'DE89370400440532013000';
    return usual[key] ?? (valuesAllowed ? valuesAllowed[0]?.key : example);
  }
}

const ask = (sandbox: Sandbox, target: string, body?: object): Promise<Answer> =>
  sandbox.inject({
    method: body ? 'POST' : 'GET',
    url: `/v1/account-requirements?source=GBP&target=${target}&sourceAmount=100&addressRequired=false`,
    headers: { 'accept-minor-version': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });

/** Something that the field cannot be. */
export function spoilt({ key, type, maxLength }: Field): string {
  if (key === 'accountHolderName') return 'A';
  if (type === 'date') return '1990-02-30';
  return maxLength === null ? '!' : '!'.repeat(maxLength + 1);
}
