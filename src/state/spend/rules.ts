import { type Actor, requireClient } from '../access/index.ts';
import { insert, isCurrency, nextNumber, patch, refuse, remove, type World } from '../kernel/index.ts';
import { type SpendRule, spendRules } from './record.ts';

/** A rule as an application writes it. */
export type NewRule = Pick<SpendRule, 'type' | 'operation' | 'description' | 'values'>;

/**
 * Rules are the application's own affair.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`
 * @assumed which refusal
 */
function requireOwn(actor: Actor, clientId: string): void {
  if (requireClient(actor) !== clientId) refuse('access.forbidden', { clientId });
}

/** @throws Refusal `access.wrong-token-kind`, `access.forbidden`, `spend.rule-not-found` */
function requireRule(world: World, actor: Actor, clientId: string, id: number): SpendRule {
  requireOwn(actor, clientId);
  const rule = world.table(spendRules).get(id);
  return rule?.clientId === clientId ? rule : refuse('spend.rule-not-found', { id });
}

/**
 * The application's rules, oldest first.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`
 * @source spendControlsRulesList
 */
export function listRules(world: World, actor: Actor, clientId: string): SpendRule[] {
  requireOwn(actor, clientId);
  return [...world.table(spendRules).list('byClient', clientId)];
}

/**
 * The rules that hold at present, oldest first.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`
 * @source spendControlsAppliedRulesList
 */
export function listAppliedRules(world: World, actor: Actor, clientId: string): SpendRule[] {
  requireOwn(actor, clientId);
  return [...world.table(spendRules).list('appliedBy', clientId)];
}

/**
 * Writes a rule, which holds once it is applied.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`, `spend.no-values`, `spend.bad-mcc`,
 * `spend.bad-currency`
 * @source spendControlsRuleCreate
 */
export function createRule(world: World, actor: Actor, clientId: string, rule: NewRule): SpendRule {
  requireOwn(actor, clientId);
  if (rule.values.length === 0) refuse('spend.no-values', { path: 'values' });
  for (const value of rule.values) {
    if (rule.type === 'MCC' && !/^\d{4}$/.test(value)) refuse('spend.bad-mcc', { path: 'values', value });
    if (rule.type === 'CURRENCY' && !isCurrency(value)) refuse('spend.bad-currency', { path: 'values', value });
  }
  return insert(world, spendRules, { id: nextNumber(world, 'spend-rule'), clientId, ...rule, appliedAt: null });
}

/**
 * From now on every payment with the application's cards must pass the rule. One that holds already stays.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`, `spend.rule-not-found`
 * @source spendControlsRuleApply
 */
export function applyRule(world: World, actor: Actor, clientId: string, id: number): void {
  const rule = requireRule(world, actor, clientId, id);
  if (rule.appliedAt === null) patch(world, spendRules, rule.id, { appliedAt: world.now });
}

/**
 * The rule holds no longer, and may be applied again.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`, `spend.rule-not-found`
 * @source spendControlsRuleUnapply
 */
export function unapplyRule(world: World, actor: Actor, clientId: string, id: number): void {
  const rule = requireRule(world, actor, clientId, id);
  if (rule.appliedAt !== null) patch(world, spendRules, rule.id, { appliedAt: null });
}

/**
 * Deletes a rule that does not hold.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden`, `spend.rule-not-found`, `spend.rule-applied`
 * @source spendControlsRuleDelete
 */
export function deleteRule(world: World, actor: Actor, clientId: string, id: number): void {
  const rule = requireRule(world, actor, clientId, id);
  if (rule.appliedAt !== null) refuse('spend.rule-applied', { path: 'ruleId', id });
  remove(world, spendRules, rule.id);
}

/** What rules look at in a payment. */
export interface Judged {
  /** One to four digits. */
  readonly mcc: string;
  readonly currency: string;
}

/**
 * Whether a rule that holds stands against the payment. All of them must let it pass, so of two that allow, both must
 * name it.
 * @source spendControlsRuleCreate, spendControlsRuleApply
 */
export const forbids = (world: World, clientId: string, payment: Judged): boolean =>
  [...world.table(spendRules).list('appliedBy', clientId)].some(rule => !passes(rule, payment));

function passes({ type, operation, values }: SpendRule, { mcc, currency }: Judged): boolean {
  const isNamed = values.includes(type === 'MCC' ? mcc.padStart(4, '0') : currency);
  return operation === 'ALLOW' ? isNamed : !isNamed;
}
