import type { Answer, Sandbox } from './sandbox.ts';

/** Puts overrides in the place of all earlier ones. */
export async function override(sandbox: Sandbox, ...overrides: readonly object[]): Promise<Answer> {
  const put = await sandbox.control('PUT', '/overrides', { overrides });
  if (put.status !== 200) throw new Error(`not followed: ${JSON.stringify(put.body)}`);
  return put;
}

/** How often each was followed. */
export const followed = async (sandbox: Sandbox): Promise<number[]> =>
  (await sandbox.control('GET', '/overrides')).body.overrides.map(({ hits }: { readonly hits: number }) => hits);

/** Why the latest request was answered as it was. */
export const latestWhy = async (sandbox: Sandbox): Promise<string | null> =>
  (await sandbox.control('GET', '/requests?limit=1')).body.requests[0].why;
