export const TOKEN = 'localwise-user-token';
const PERSONAL_PROFILE = 30000001;

export interface Sample {
  readonly transferId: number;
  /** Requests for transfers that were not made yet, each with a quote of its own. */
  readonly bodies: readonly string[];
  /** One transfer as it is asked for and shown, for the server that localwise is measured against. */
  readonly sample: string;
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

/** Makes transfers over HTTP, and quotes for more of them. */
export async function prepareTransfers(base: string, transfers: number, more: number): Promise<Sample> {
  const recipient = await post<{ readonly id: number }>(`${base}/v1/accounts`, {
    profile: PERSONAL_PROFILE,
    currency: 'EUR',
    type: 'iban',
    accountHolderName: 'Anna Keller',
    details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' },
  });
  const wish = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 };
  const requests = await repeat(transfers + more, async i => {
    const { id } = await post<{ readonly id: string }>(`${base}/v3/profiles/${PERSONAL_PROFILE}/quotes`, wish);
    const customerTransactionId = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
    return { targetAccount: recipient.id, quoteUuid: id, customerTransactionId, details: { reference: 'bench' } };
  });
  const made = await repeat(transfers, i => post<{ readonly id: number }>(`${base}/v1/transfers`, requests[i] ?? {}));
  const [shown] = made;
  return {
    transferId: shown?.id ?? 0,
    bodies: requests.slice(transfers).map(request => JSON.stringify(request)),
    sample: JSON.stringify({ shown, asked: requests[0] }),
  };
}
