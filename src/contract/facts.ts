import type { DocumentedOperation } from './read.ts';
import type { ErrorDialect, JoseUse } from './row.ts';

/** What the document says in sentences only, as tables. A name that no operation bears stops the generator. */

/** @source the operations that carry the strong-authentication notice */
export const scaProtected: readonly string[] = [
  'transferFund',
  'batchGroupFund',
  'batchGroupPaymentInitiationCreate',
  '3dsChallengeResultPost',
  'cardSensitiveDetailsGet',
  'cardPinGet',
  'balanceStatementGet',
];

/**
 * Operations that never travel in a JOSE envelope: a client must be able to register its keys before it can use them,
 * and card data has an encryption of its own. Multipart, form and anonymous operations are left out by rule.
 * @assumed the guides only say that JWS and JWE work on the public interface at large
 */
const neverJose: readonly string[] = [
  'joseRequestPublicKeysCreate',
  'joseResponsePublicKeysGet',
  'cardEncryptionKeyGet',
  'cardSensitiveDetailsGet',
  'cardPinGet',
  'cardOrderPresetPin',
  'pushProvisioningGooglePayGet',
  'pushProvisioningApplePayGet',
  'facetecPublicKeyGet',
];

/**
 * The method of those that ask for another than direct encryption.
 * @source the allowed values of the header, and the guides on PIN and fingerprint
 */
const joseMethods: Readonly<Record<string, JoseUse>> = {
  josePlaygroundJws: 'jws',
  josePlaygroundJweGet: 'jwe',
  josePlaygroundJwePost: 'jwe',
  josePlaygroundJwsJwe: 'jws+jwe',
};

/** @source the error examples of each operation; families answer alike where only one member shows an example */
const dialects: Readonly<Partial<Record<ErrorDialect, readonly string[]>>> = {
  'errors-timestamp': ['recipientCreate', 'recipientDeactivate'],
  'errors-field': ['profileVerificationDocumentUpdate'],
  'errors-api': [
    'profilePersonalCreate',
    'profileBusinessCreate',
    'profileBusinessCreateV3',
    'profilePersonalUpdate',
    'profileBusinessUpdate',
    'profileBusinessRepresentativeUpdate',
  ],
  oauth: ['oauthTokenCreate'],
  gateway: ['rateGet'],
  problem: [
    'kycReviewCreate',
    'kycReviewList',
    'kycReviewGetV1',
    'kycReviewRedirectUrlUpdate',
    'kycReviewGet',
    'kycReviewRequirementSubmit',
    'paynowCreate',
    'holdLimitBreachList',
    'holdLimitBreachClose',
    'pushProvisioningPaymentTokensList',
    'digitalWalletActivatePaymentToken',
    'pushProvisioningGooglePayGet',
    'pushProvisioningApplePayGet',
  ],
  category: [
    'simulationKycReviewRequirementsList',
    'simulationKycReviewRequirementsAdd',
    'simulationKycReviewRequirementsSubmit',
    'simulationKycReviewVerify',
  ],
  'code-message': ['simulationBankTransactionImport'],
  'code-arguments': [
    'webhookApplicationSubscriptionCreate',
    'webhookApplicationSubscriptionTest',
    'webhookProfileSubscriptionCreate',
  ],
  jose: [
    'josePlaygroundJws',
    'josePlaygroundJweGet',
    'josePlaygroundJwePost',
    'josePlaygroundJweDirectEncryption',
    'josePlaygroundJwsJwe',
  ],
  kiosk: ['cardKioskCollectionProduce'],
};

/** One of each, so that the code that words refusals and the reference page show the same thing. */
export const errorShapes: Readonly<Record<ErrorDialect, string>> = {
  errors: '{ errors: [{ code, message, path?, arguments? }] }',
  'errors-timestamp': '{ timestamp, errors: [{ code, message, path?, arguments? }] }',
  'errors-field': '{ errors: [{ code, message, field, arguments? }] }',
  'errors-api': '{ errors: [{ code: "api.<field>.<fault>", message, path, arguments: null }] }',
  oauth: '{ error, error_description }',
  gateway: '{ timestamp, status, error, message, path }',
  problem: '{ type, title, status, detail?, instance, code?, errors?: [{ code, ref, detail, attributes? }] }',
  category: '{ code, category: "CLIENT", description, details: null }',
  'code-message': '{ code, message }',
  'code-arguments': '{ code, message, arguments: [text] }',
  jose: '{ error, error_description } for a bad signature (400); { message, request_id } for a bad cipher (500)',
  kiosk: '{ status, kioskId, occurredAt, errorCode, description }',
};

/** Type names for components whose own name says too little, or differs from another one in case only. */
export const componentNames: Readonly<Record<string, string>> = {
  address: 'ProfileAddress',
  'v4.0.0': 'TransferStateChangeV4',
  'v2.0.0': 'TransferStateChangeV2',
  'v4.0.0-2': 'TransferActiveCasesV4',
  'v2.0.0-2': 'TransferActiveCasesV2',
  'v4.0.0-3': 'AccountDetailsPaymentStateChangeV4',
  'v2.0.0-3': 'AccountDetailsPaymentStateChangeV2',
  'v2.0.0-4': 'CardManualProvisioningVerificationV2',
  'v4.0.0-4': 'HoldLimitBreachUpdateV4',
};

export function dialectOf(id: string): ErrorDialect {
  const named = Object.entries(dialects).find(([, ids]) => ids.includes(id));
  return isDialect(named?.[0]) ? named[0] : 'errors';
}

function isDialect(name: string | undefined): name is ErrorDialect {
  return name !== undefined && name in errorShapes;
}

export function joseOf({ id, operation, parameters }: DocumentedOperation, requestTypes: readonly string[]): JoseUse {
  const declares = parameters.some(one => one.name.toLowerCase() === 'x-tw-jose-method');
  if (declares || requestTypes.includes('application/jose+json')) return joseMethods[id] ?? 'jwe-direct';
  const plainOnly = requestTypes.some(type => !type.endsWith('json'));
  const anonymous = operation.security === undefined;
  return plainOnly || anonymous || neverJose.includes(id) ? 'none' : 'optional';
}

export function factsProblems(operations: readonly DocumentedOperation[]): readonly string[] {
  const ids = new Set(operations.map(operation => operation.id));
  const tables = { scaProtected, neverJose, joseMethods: Object.keys(joseMethods), ...dialects };
  return Object.entries(tables).flatMap(([table, names]) =>
    names.filter(name => !ids.has(name)).map(name => `${table}: no operation is called ${name}`),
  );
}
