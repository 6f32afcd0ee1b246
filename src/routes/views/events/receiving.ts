import { toUnits } from '../../../state/kernel/index.ts';
import {
  arrivalCredited,
  findSwiftMessage,
  inOneLine,
  orderStateChanged,
  type Party,
  type PostalAddress,
  paymentStateChanged,
  type SwiftMessage,
  swiftCredited,
  swiftReceived,
} from '../../../state/receiving/index.ts';
import { MESSAGE_TYPE, writeMessage } from './pacs.ts';
import { isAtLeast, type Telling, telling } from './render.ts';

const filled = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

function messageOf({ world }: Telling, id: number): SwiftMessage {
  const message = findSwiftMessage(world, id);
  if (!message) throw new Error(`the Swift message ${id} is gone`);
  return message;
}

const units = (amount: SwiftMessage['settled']) => ({ value: toUnits(amount), currency: amount.currency });

/** One line in the oldest version, an object since; the lines themselves were added to it later. */
function addressOf(address: PostalAddress | null, schema: string): object | string | null {
  if (!address) return null;
  const { line, city, postalCode, country } = address;
  if (!isAtLeast(schema, '4.0.0')) return inOneLine(address);
  return filled({
    first_line: line,
    address_lines: line !== null && isAtLeast(schema, '4.1.0') ? [line] : null,
    town_name: city,
    postal_code: postalCode,
    country_code: country,
  });
}

/** The oldest version knows a bank by its code alone. */
const partyOf = ({ name, account, bic, address }: Party, schema: string) =>
  filled({
    name,
    address: addressOf(address, schema),
    account,
    bank_details: bic !== null && isAtLeast(schema, '4.0.0') ? { bic } : null,
  });

const senderOf = (sender: Party, schema: string) => ({
  ...partyOf(sender, schema),
  ...(isAtLeast(schema, '4.0.0') || sender.bic === null ? {} : { bank_code: { value: sender.bic, type: 'BIC' } }),
});

const agentsOf = ({ previousAgents }: SwiftMessage, schema: string) =>
  isAtLeast(schema, '4.0.0') ? { previous_instructing_agents: previousAgents.map(bic => ({ bic })) } : {};

export const receivingEvents = [
  telling(orderStateChanged, (facts, { time }) => ({
    creation_time: time(facts.createdAt),
    currency: facts.currency,
    is_account_details_issued: facts.issued,
    modification_time: time(facts.updatedAt),
    order_id: facts.orderId,
    order_status: facts.status,
    profile_id: facts.profileId,
    requirements: facts.requirements.map(({ type, status }) => ({ status, type })),
  })),

  telling(paymentStateChanged, ({ amount, sender, ...facts }, { at, time }) => ({
    resource: { id: facts.balanceId, profile_id: facts.profileId, type: 'balance-account' },
    account_details_id: String(facts.detailsId),
    target_account_id: String(facts.balanceId),
    transfer: { id: facts.paymentId, type: 'credit', amount: toUnits(amount), currency: amount.currency },
    sender: filled({
      name: sender.name,
      account_number: sender.account,
      bank_code: sender.bankCode,
      address: sender.address,
    }),
    current_state: facts.to,
    previous_state: facts.from,
    occurred_at: time(at),
  })),

  telling(arrivalCredited, ({ arrivalId }, { at, time }) => ({
    incoming_transfer_id: arrivalId,
    occurred_at: time(at),
  })),

  telling(swiftReceived, (facts, context) => ({
    action: { id: facts.paymentId, profile_id: facts.profileId, account_id: facts.accountId },
    occurred_at: context.time(context.at),
    resource: {
      id: String(facts.messageId),
      message_type: MESSAGE_TYPE,
      content: Buffer.from(writeMessage(messageOf(context, facts.messageId))).toString('base64'),
      content_encoding: 'base64',
    },
  })),

  /** @assumed money is never converted on its way in, and every message is one of a customer's */
  telling(swiftCredited, (facts, context) => {
    const { schema, time } = context;
    const message = messageOf(context, facts.messageId);
    return {
      action: { type: 'credit', id: facts.paymentId, profile_id: facts.profileId, account_id: facts.accountId },
      resource: {
        id: String(message.id),
        uetr: message.uetr,
        ...filled({ reference: message.reference }),
        recipient: partyOf(message.beneficiary, schema),
        sender: senderOf(message.sender, schema),
        exchange_rate: 1,
        instructed_amount: units(message.instructed),
        settled_amount: units(message.settled),
        fee: { wise: [], correspondent: message.charges.map(({ amount }) => units(amount)) },
        transaction_time: time(message.receivedAt),
        ...agentsOf(message, schema),
        ...(isAtLeast(schema, '4.2.0') ? { incoming_transfer_type: 'CUSTOMER_CREDIT_TRANSFER' } : {}),
      },
      occurred_at: time(context.at),
    };
  }),
];
