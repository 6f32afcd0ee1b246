import { emit, insert, type Money, nextNumber, nextUuid, type World } from '../kernel/index.ts';
import { swiftReceived } from './events.ts';
import { completeInTime, notePayment, requireReceivable } from './receive.ts';
import { type AccountDetails, type Party, type PostalAddress, type SwiftMessage, swiftMessages } from './record.ts';

/** A Swift payment as somebody orders it; what is left out is made up. */
export interface SwiftOrder extends Pick<SwiftMessage, 'charges' | 'previousAgents' | 'reference'> {
  readonly amount: Money;
  readonly beneficiary: Partial<Party>;
  readonly sender: Partial<Party>;
}

/** What a Swift message says, and which account details it reached. */
export interface SwiftArrival
  extends Pick<SwiftMessage, 'charges' | 'beneficiary' | 'sender' | 'previousAgents' | 'reference'> {
  readonly details: AccountDetails;
  /** What arrived, in the currency of the details. */
  readonly settled: Money;
  /** What the sender ordered. */
  readonly instructed: Money;
}

/**
 * A Swift payment arrives on account details, and goes on to their balance.
 * @throws Refusal `details.profile-not-verified`, `balance.not-operable`, `balance.limit-exceeded`
 * @source simulationSwiftIn
 */
export function receiveSwift(world: World, { details, ...told }: SwiftArrival): SwiftMessage {
  const { settled: amount, sender, reference } = told;
  const { accountId } = requireReceivable(world, { details, amount });
  const { name, account, bic, address } = sender;
  const from = { name, account, bankCode: bic ?? '', address: address && inOneLine(address) };
  const { id: paymentId, profileId } = notePayment(world, { details, amount, sender: from, reference }, 'SWIFT');
  const uetr = nextUuid(world);
  const id = nextNumber(world, 'swift-message');
  const message = insert(world, swiftMessages, { id, paymentId, profileId, uetr, ...told, receivedAt: world.now });
  emit(world, swiftReceived, { profileId }, { messageId: id, paymentId, profileId, accountId });
  completeInTime(world, paymentId);
  return message;
}

/** An address as one line; null when it says nothing. */
export function inOneLine({ line, postalCode, city, country }: PostalAddress): string | null {
  const parts = [line, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean);
  return parts.length === 0 ? null : parts.join(', ');
}
