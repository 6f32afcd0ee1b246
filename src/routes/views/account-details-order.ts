import type { Operations } from '../../contract/generated/operations.ts';
import { isCurrency, refuse } from '../../state/kernel/index.ts';
import type { AccountDetailsOrder } from '../../state/receiving/index.ts';

/** @throws Refusal `balance.unknown-currency` */
export const readCurrency = ({ currency }: { readonly currency: string }): string =>
  isCurrency(currency) ? currency : refuse('balance.unknown-currency', { currency, path: 'currency' });

type ShownV1 = Operations['bankAccountDetailsOrderCreate']['replies'][200];
type ShownV3 = Operations['bankAccountDetailsOrdersList']['replies'][200][number];

export const showOrderV3 = ({ status, currency, requirements }: AccountDetailsOrder): ShownV3 => ({
  status,
  currency,
  requirements: requirements.map(({ type, status: state }) => ({ type, status: state })),
});

/** @assumed the older form knows no state between the last requirement and the details: Wise is still at it */
export function showOrderV1(order: AccountDetailsOrder): ShownV1 {
  const { status, ...shown } = showOrderV3(order);
  return { status: status === 'REQUIREMENTS_FULFILLED' ? 'PENDING_TW' : status, ...shown };
}
