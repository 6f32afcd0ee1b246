import { createUser, issueFixedToken } from '../../src/state/access/index.ts';
import type { World } from '../../src/state/kernel/index.ts';

/** Signs a user up who has no profile yet; answers a token of theirs. */
export function signUp(world: World, name: string): string {
  return world.transact({ kind: 'seed' }, () => {
    const wish = { email: `${name}@example.com`, registrationCode: name.padEnd(32, 'c'), language: null };
    const { id: userId } = createUser(world, 'localwise', wish);
    issueFixedToken(world, { id: `${name}-token`, kind: 'user', clientId: 'localwise', userId });
    return `${name}-token`;
  });
}

/** What the interface asks of a person, of their home and of a firm. */
export const home = { addressFirstLine: '1 A road', city: 'London', countryIso3Code: 'gbr', postCode: '11111' };

export const person = {
  firstName: 'Grace',
  lastName: 'Harper',
  address: home,
  dateOfBirth: '1977-07-01',
  contactDetails: { email: 'g@example.com', phoneNumber: '+14085550100' },
};

export const firm = {
  businessName: 'Harper Ltd',
  registrationNumber: '12144939',
  companyType: 'LIMITED',
  companyRole: 'OWNER',
  address: home,
  firstLevelCategory: 'CONSULTING_IT_BUSINESS_SERVICES',
  secondLevelCategory: 'DESIGN',
};
