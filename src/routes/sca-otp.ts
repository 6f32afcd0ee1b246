import { gap, type HandlersOf } from './binding.ts';

export const scaOtpRoutes: HandlersOf<'sca-otp'> = {
  userSecurityPhoneNumberCreate: gap('userSecurityPhoneNumberCreate'),
  ottSmsTrigger: gap('ottSmsTrigger'),
  ottSmsVerify: gap('ottSmsVerify'),
  ottWhatsappTrigger: gap('ottWhatsappTrigger'),
  ottWhatsappVerify: gap('ottWhatsappVerify'),
  ottVoiceTrigger: gap('ottVoiceTrigger'),
  ottVoiceVerify: gap('ottVoiceVerify'),
  userSecurityPhoneNumberDelete: gap('userSecurityPhoneNumberDelete'),
};
