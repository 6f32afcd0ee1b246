import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { setRequirement, turnDownNext } from '../../state/cards/index.ts';
import { askForProvisioning, type PaymentToken } from '../../state/wallets/index.ts';
import { readId } from '../views/ids.ts';
import { showRecord } from '../views/records.ts';
import { readFields, required, text, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Card = { readonly Params: { readonly token: string } };
type Requirement = { readonly Params: { readonly id: string; readonly type: string } };

const statuses = word('NOT_INITIATED', 'NEEDS_ACTION', 'PENDING', 'COMPLETED', 'FAILED');
const types = word('PIN', 'VERIFICATION', 'ADDRESS');

/** What happens to cards beside their lifecycles: wallets that ask, kiosks that refuse, and what orders wait for. */
export const cardsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.post<Card>('/cards/:token/manual-provisioning', { config }, async ({ world, params, body }) => {
    const { wallet = 'GOOGLE_PAY' } = readFields(body, { wallet: word('GOOGLE_PAY', 'APPLE_PAY') });
    return showToken(
      operate(world, 'type a card into a wallet', () => askForProvisioning(world, params.token, wallet)),
    );
  });

  app.post<Card>('/cards/:token/kiosk-errors', { config }, async ({ world, params, body }) => {
    const { errorCode } = readFields(body, { errorCode: text });
    const code = required(errorCode, 'errorCode');
    return showRecord(operate(world, `let a kiosk answer ${code}`, () => turnDownNext(world, params.token, code)));
  });

  app.put<Requirement>('/card-orders/:id/requirements/:type', { config }, async ({ world, params, body }) => {
    const { type } = readFields({ type: params.type }, { type: types });
    const { status } = readFields(body, { status: statuses });
    const [named, wanted] = [required(type, 'type'), required(status, 'status')];
    const id = readId(params.id) ?? 0;
    return showRecord(operate(world, `${named} is ${wanted}`, () => setRequirement(world, id, named, wanted)));
  });
};

const showToken = ({ id, status, cardToken, wallet }: PaymentToken) => ({
  paymentTokenUniqueReference: id,
  cardToken,
  walletName: wallet,
  provisioningStatus: status,
});
