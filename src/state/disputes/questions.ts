/** The way through the questionnaire, and what every page and the dispute itself must be about. */
import { type Actor, isEmail } from '../access/index.ts';
import type { CardTransaction } from '../card-payments/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { requirePayment, type Scheme, schemeOf } from './payment.ts';
import { findReason, type Reason } from './reasons.ts';

/** What a customer objects to. */
export interface Objection {
  /** The network of the card, in letters of any size. */
  readonly scheme: string;
  readonly reason: string;
  readonly transactionIds: readonly number[];
}

/** A page: what it asks follows from its reason. */
export interface Page {
  readonly profileId: number;
  readonly scheme: Scheme;
  readonly reason: Reason;
  readonly transactionIds: readonly number[];
  readonly email: string | null;
}

/**
 * The reason of this name.
 * @throws Refusal `dispute.unknown-reason`
 */
export const requireReason = (name: string): Reason =>
  findReason(name) ?? refuse('dispute.unknown-reason', { reason: name });

/**
 * The payments that an objection is about, if they are the profile's and were made with a card of that network. One
 * that is named twice counts once.
 * @param path where the request names the payments
 * @throws Refusal `dispute.single-transaction`, `dispute.no-transaction`, `dispute.wrong-scheme`
 */
export function requirePayments(
  world: World,
  profileId: number,
  reason: Reason,
  { scheme, transactionIds }: Objection,
  path: string,
): readonly CardTransaction[] {
  const ids = [...new Set(transactionIds)];
  if (ids.length > 1 && !reason.several) refuse('dispute.single-transaction', { path, code: reason.code });
  const payments = ids.map(id => requirePayment(world, profileId, id, path));
  const other = payments.find(payment => schemeOf(world, payment) !== scheme.toUpperCase());
  if (other) refuse('dispute.wrong-scheme', { path: 'scheme', id: other.id, scheme, arguments: ['scheme', scheme] });
  return payments;
}

/**
 * A page of the questionnaire.
 * @throws Refusal `access.forbidden`, `dispute.unknown-reason`, `dispute.single-transaction`, `dispute.no-transaction`,
 * `dispute.wrong-scheme`
 * @source disputeDynamicFlowStep, the pages that its answer leads to
 * @assumed which pages there are behind the documented one
 */
export function turnPage(
  world: World,
  actor: Actor,
  profileId: number,
  objection: Objection,
  email: string | null = null,
): Page {
  requireProfile(world, actor, profileId);
  const reason = requireReason(objection.reason);
  const payments = requirePayments(world, profileId, reason, objection, 'transactionId');
  const scheme = objection.scheme.toUpperCase() as Page['scheme'];
  return { profileId, scheme, reason, transactionIds: payments.map(({ id }) => id), email };
}

/**
 * The first page of the questionnaire, for which an address to write to is wanted.
 * @throws Refusal what `turnPage` refuses, and `dispute.no-email`
 * @source disputeDynamicFlowStep
 */
export function openQuestionnaire(
  world: World,
  actor: Actor,
  profileId: number,
  objection: Objection,
  email: string | null,
): Page {
  const page = turnPage(world, actor, profileId, objection, email);
  return email !== null && isEmail(email) ? page : refuse('dispute.no-email', { path: 'email' });
}
