import { tokens, users } from '../../src/state/access/index.ts';
import { insert, nextNumber, type World } from '../../src/state/kernel/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';

/** Lets another user, with a verified personal profile, into the world; answers a token of theirs. */
export function admitStranger(world: World, token = 'stranger-token'): string {
  return world.transact({ kind: 'seed' }, () => {
    const ada = [...world.table(users).all()][0];
    const profile = [...world.table(profiles).all()].find(({ type }) => type === 'personal');
    const known = world.table(tokens).get('localwise-user-token');
    if (!ada || !profile || !known) throw new Error('the world has no founding user');
    const own = { email: `${token}@example.com`, registrationDigest: null, clientId: null };
    const { id: userId } = insert(world, users, { ...ada, ...own, id: nextNumber(world, 'user') });
    const address = profile.address && { ...profile.address, id: nextNumber(world, 'address') };
    insert(world, profiles, { ...profile, id: nextNumber(world, 'profile'), userId, clientId: null, address });
    insert(world, tokens, { ...known, id: token, grant: token, userId });
    return token;
  });
}
