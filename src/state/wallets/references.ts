import type { Card } from '../cards/index.ts';
import { decimalDigits, hexDigits, type World } from '../kernel/index.ts';
import type { WalletName } from './record.ts';

/** Mastercard tells wallets apart in its references. */
const wallets: Readonly<Record<WalletName, string>> = { GOOGLE_PAY: 'SHR', APPLE_PAY: 'APL' };

const ISSUER = 'MC0000255389';

/** How the scheme calls a new token of the card. */
export const tokenReference = (world: World, { program }: Card, wallet: WalletName): string =>
  program.scheme === 'MASTERCARD'
    ? `D${wallets[wallet]}${ISSUER}${hexDigits(world, 32)}`
    : `DNITHE${decimalDigits(world, 18)}`;

/** How the scheme calls the card's number in a wallet. */
export const panReference = (world: World, { program }: Card, wallet: WalletName): string =>
  program.scheme === 'MASTERCARD'
    ? `F${wallets[wallet]}${ISSUER}${hexDigits(world, 32)}`
    : `V-${decimalDigits(world, 22)}`;
