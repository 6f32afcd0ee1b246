import { gap, type HandlersOf } from './binding.ts';

export const userSecurityRoutes: HandlersOf<'user-security'> = {
  userSecurityPhoneNumberList: gap('userSecurityPhoneNumberList'),
  userSecurityPhoneNumberUpdate: gap('userSecurityPhoneNumberUpdate'),
  userSecurityPinCreate: gap('userSecurityPinCreate'),
  userSecurityPinDelete: gap('userSecurityPinDelete'),
  userSecurityFacemapEnrol: gap('userSecurityFacemapEnrol'),
  userSecurityFacemapDelete: gap('userSecurityFacemapDelete'),
  userSecurityDeviceFingerprintCreate: gap('userSecurityDeviceFingerprintCreate'),
  userSecurityDeviceFingerprintList: gap('userSecurityDeviceFingerprintList'),
  userSecurityDeviceFingerprintDelete: gap('userSecurityDeviceFingerprintDelete'),
};
