import { randomUUID } from 'node:crypto';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import type { Answer } from './sandbox.ts';
import { PERSONAL, type Sender, type Wish } from './sender.ts';

export const john = {
  legalEntityType: 'PRIVATE',
  reference: 'CST-2991992',
  name: { givenName: 'John', middleNames: ['Ryan'], familyName: 'Godspeed' },
  dateOfBirth: '1977-07-01',
  address: { firstLine: 'Salu tee 100', city: 'Tallinn', countryCode: 'EE', postCode: '12112' },
  accountDetails: '23456789',
};

export const balloons = {
  legalEntityType: 'BUSINESS',
  reference: 'BIZ-2991992',
  name: { fullName: 'Hot Air Balloon Services Ltd' },
  businessRegistrationCode: '1999212',
  address: { firstLine: 'Aiandi tee 1431', city: 'Tallinn', countryCode: 'EE' },
};

/** The older form names the partner's customer by another key. */
export const ofLicence = ({ reference, ...rest }: { reference: string }): object => ({
  ...rest,
  externalId: reference,
});

/** A partner's program that sends for its own customers. */
export class Agent {
  readonly sender: Sender;

  constructor(sender: Sender) {
    this.sender = sender;
  }

  /** A body of a third party's transfer that would be made. */
  async wish(originator: object = john, { to = 'EUR', ...wish }: Wish = {}): Promise<object> {
    const quote = await this.sender.quote({ ...wish, to });
    const targetAccount = await this.sender.recipient(to);
    const details = { reference: 'Ski trip' };
    return { targetAccount, quote: quote.id, originalTransferId: randomUUID(), details, originator };
  }

  /** The same in the older form. */
  async licenceWish(originator: object = ofLicence(john)): Promise<object> {
    const { originalTransferId: customerTransactionId, ...body } = (await this.wish()) as Record<string, unknown>;
    return { ...body, customerTransactionId, originator };
  }

  create(body: object, token?: string, profileId = this.sender.profileId): Promise<Answer> {
    return this.#post('transferThirdPartyCreate', body, token, profileId);
  }

  createLicence(body: object, token?: string): Promise<Answer> {
    return this.#post('transferPartnerLicenceCreate', body, token, PERSONAL);
  }

  get(transferId: number, profileId = this.sender.profileId, version: '' | 'V1' = ''): Promise<Answer> {
    return this.sender.sandbox.call(`transferThirdPartyGet${version}`, { params: { profileId, transferId } });
  }

  #post(operation: OperationId, body: object, token: string | undefined, profileId: number): Promise<Answer> {
    return this.sender.sandbox.call(operation, { params: { profileId }, body, ...(token ? { token } : {}) });
  }
}
