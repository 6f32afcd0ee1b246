import { type Amendment, ref } from '../amendment.ts';

const errors = { 'application/json': { schema: ref('error-list') } };
const source = 'the classic form of errors, as neighbouring operations show it';

/** They document a failure and show no body of it. */
const speechless = ['scaPinVerify', 'scaDeviceFingerprintVerify', 'scaFacemapVerify'];

/** They document no failure, though their notes count the unsuccessful attempts. */
const flawless = [
  'ottPinVerify',
  'ottDeviceFingerprintVerify',
  'ottFacemapVerify',
  'ottSmsVerify',
  'ottWhatsappVerify',
  'ottVoiceVerify',
];

/** How a wrong value is answered. */
export const strongAuthenticationAmendments: readonly Amendment[] = [
  {
    where: speechless.map(operationId => `${operationId}/responses/400`),
    what: { add: { content: errors } },
    why: 'a failed verification says in a sentence that it failed, and not how that looks',
    source,
  },
  {
    where: flawless.map(operationId => `${operationId}/responses`),
    what: { add: { '400': { description: 'Bad Request', content: errors } } },
    why: 'unsuccessful attempts are counted, so there must be an answer to one; the newer operations document 400',
    source: 'scaPinVerify, 400',
  },
];
