import type { Operations } from '../../contract/generated/operations.ts';
import type { ApplePayload, AppleWish, GooglePayload, PaymentToken, WalletName } from '../../state/wallets/index.ts';
import { showNanos } from './dates.ts';

type List = Operations['pushProvisioningPaymentTokensList'];

/** @assumed an empty list is none, and stands for all wallets */
export const readWallets = ({ walletNames }: List['request']['body']): readonly WalletName[] => walletNames ?? [];

export const showTokens = (tokens: readonly PaymentToken[]): List['replies'][200] => ({
  paymentTokens: tokens.map(({ id, status, cardToken, wallet, panReference, createdAt, updatedAt }) => ({
    cardToken,
    walletName: wallet,
    paymentTokenUniqueReference: id,
    panUniqueReference: panReference ?? '',
    provisioningStatus: status,
    creationTime: showNanos(createdAt),
    modificationTime: showNanos(updatedAt),
  })),
});

export function showGooglePayload({
  card,
  order,
  opaqueCard,
}: GooglePayload): Operations['pushProvisioningGooglePayGet']['replies'][200] {
  const address = order?.address ?? {};
  return {
    opaquePaymentCard: opaqueCard,
    cardNetwork: `CARD_NETWORK_${card.program.scheme}`,
    tokenServiceProvider: `TOKEN_PROVIDER_${card.program.scheme}`,
    cardDisplayName: 'Wise Card',
    cardLastDigits: card.pan.slice(-4),
    userAddress: {
      addressLine1: address.firstLine ?? address.address ?? '',
      addressLine2: address.secondLine ?? address.complement ?? '',
      countryCode: address.country ?? '',
      locality: address.city ?? '',
      administrativeArea: address.state ?? '',
      name: card.cardHolderName,
      phoneNumber: card.phoneNumber ?? '',
      postalCode: address.postCode ?? '',
    },
  };
}

type Apple = Operations['pushProvisioningApplePayGet'];

export const readAppleWish = ({ certificates, nonce, nonceSignature }: Apple['request']['body']): AppleWish => ({
  certificates,
  nonce,
  nonceSignature,
});

export const showApplePayload = (payload: ApplePayload): Apple['replies'][200] => ({
  encryptedPassData: payload.passData,
  activationData: payload.activationData,
  ephemeralKey: payload.ephemeralKey,
});
