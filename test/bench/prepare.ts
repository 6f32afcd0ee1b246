export const TOKEN = 'localwise-user-token';
const PERSONAL_PROFILE = 30000001;

/** One transfer as it is asked for and shown, for the server that localwise is measured against. */
export interface Sample {
  readonly asked: object;
  readonly shown: { readonly id: number };
}

const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

async function post<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Does `work` `count` times, a few at once. */
async function repeat<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const lane = async (): Promise<void> => {
    while (results.length < count) {
      const i = results.length;
      results.length += 1;
      results[i] = await work(i);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return results;
}

/** What a partner asks of a server that listens at `base`, in whatever number. */
export class Partner {
  readonly #base: string;
  #recipientId: number | undefined;
  #asked = 0;

  constructor(base: string) {
    this.#base = base;
  }

  /** Requests for transfers that are not made yet, each with a quote of its own. */
  async requests(count: number): Promise<object[]> {
    this.#recipientId ??= await this.#recipient();
    const targetAccount = this.#recipientId;
    const url = `${this.#base}/v3/profiles/${PERSONAL_PROFILE}/quotes`;
    return repeat(count, async () => {
      const { id: quoteUuid } = await post<{ readonly id: string }>(url, wish);
      this.#asked += 1;
      const customerTransactionId = `00000000-0000-4000-8000-${String(this.#asked).padStart(12, '0')}`;
      return { targetAccount, quoteUuid, customerTransactionId, details: { reference: 'bench' } };
    });
  }

  /** Makes transfers, and shows the first. */
  async transfers(count: number): Promise<Sample> {
    const requests = await this.requests(count);
    const made = await repeat(count, i => post<Sample['shown']>(`${this.#base}/v1/transfers`, requests[i] ?? {}));
    return { asked: requests[0] ?? {}, shown: made[0] ?? { id: 0 } };
  }

  async #recipient(): Promise<number> {
    const url = `${this.#base}/v1/accounts`;
    return (await post<{ readonly id: number }>(url, recipient)).id;
  }
}

const wish = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 };

const recipient = {
  profile: PERSONAL_PROFILE,
  currency: 'EUR',
  type: 'iban',
  accountHolderName: 'Anna Keller',
  details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' },
};
