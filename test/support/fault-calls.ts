import type { Answer, Sandbox } from './sandbox.ts';

/** Orders a fault in the sandbox's world; answers its id. */
export async function orderFault(sandbox: Sandbox, wish: object): Promise<number> {
  const made = await sandbox.control('POST', '/faults', wish);
  if (made.status !== 201) throw new Error(`no fault: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

/** How often a fault has struck. */
export const hitsOf = async (sandbox: Sandbox, id: number): Promise<number> =>
  (await sandbox.control('GET', `/faults/${id}`)).body.hits;

/** What a client makes of an answer that never comes to its end. */
export const LOST = 'lost';

/** The answer, or that it was lost on the way. */
export const tried = (asking: Promise<Answer>): Promise<Answer | typeof LOST> =>
  asking.catch((error: { readonly code?: string }) => {
    if (error.code === 'LIGHT_ECONNRESET') return LOST;
    throw error;
  });
