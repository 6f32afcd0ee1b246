import type { Sandbox } from '../sandbox.ts';
import { ADA } from '../sca-client.ts';
import { BUSINESS, PERSONAL } from '../sender.ts';
import type { Request } from './subjects.ts';

const own = { profileId: PERSONAL };
const business = { profileId: BUSINESS };
const faceMap = 'face';

/** A one-time token that is still to be cleared, with a password on its way, and a face to forget. */
export async function furnishToken(sandbox: Sandbox): Promise<string> {
  const session = await sandbox.call('scaSessionCreate', { params: own });
  const { oneTimeToken } = session.body.oneTimeTokenProperties;
  await sandbox.call('ottSmsTrigger', { headers: { 'one-time-token': oneTimeToken } });
  await sandbox.call('scaFacemapCreate', { params: business, body: { faceMap } });
  return oneTimeToken;
}

const phone = { userId: ADA, phoneNumberId: 20_000_001 };

/** What needs no token. */
export const authenticationRequests = {
  scaSessionCreate: { params: own },
  scaFacemapCreate: { params: own, body: { faceMap } },
  scaFacemapDelete: { params: business },
  userSecurityPinDelete: { params: { userId: ADA } },
  userSecurityDeviceFingerprintList: { params: { userId: ADA } },
  userSecurityPhoneNumberList: { params: { userId: ADA } },
  userSecurityPhoneNumberUpdate: { params: phone, body: { phoneNumber: '+6588888888' } },
  userSecurityPhoneNumberDelete: { params: phone },
} satisfies Readonly<Record<string, Request>>;

/** What may be done with a token in the open; the rest comes sealed. */
export function requestsOnToken(oneTimeToken: string): Readonly<Record<string, Request>> {
  const headers = { 'one-time-token': oneTimeToken };
  return {
    ottStatusGet: { headers },
    ottStatusGetV1: { headers },
    ottSmsTrigger: { headers },
    ottWhatsappTrigger: { headers },
    ottVoiceTrigger: { headers },
    ottSmsVerify: { headers, body: { otpCode: '111111' } },
  };
}
