import { registerPhoneNumber, removePhoneNumber, triggerPassword, verifyPassword } from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { answerOlderVerification } from './views/one-time-token.ts';
import { readPassword, readPhoneNumber, readToken, showPhoneNumber, showReached } from './views/sca.ts';

export const scaOtpRoutes: HandlersOf<'sca-otp'> = {
  userSecurityPhoneNumberCreate: ({ world, actor, params, body }) =>
    reply(200, showPhoneNumber(registerPhoneNumber(world, actor, params.userId, readPhoneNumber(body)))),
  ottSmsTrigger: ({ world, actor, headers }) =>
    reply(200, showReached(triggerPassword(world, actor, readToken(headers), 'SMS'))),
  ottSmsVerify: ({ world, actor, headers, body }) =>
    answerOlderVerification(world, verifyPassword(world, actor, readToken(headers), 'SMS', readPassword(body))),
  ottWhatsappTrigger: ({ world, actor, headers }) =>
    reply(200, showReached(triggerPassword(world, actor, readToken(headers), 'WHATSAPP'))),
  ottWhatsappVerify: ({ world, actor, headers, body }) =>
    answerOlderVerification(world, verifyPassword(world, actor, readToken(headers), 'WHATSAPP', readPassword(body))),
  ottVoiceTrigger: ({ world, actor, headers }) =>
    reply(200, showReached(triggerPassword(world, actor, readToken(headers), 'VOICE'))),
  ottVoiceVerify: ({ world, actor, headers, body }) =>
    answerOlderVerification(world, verifyPassword(world, actor, readToken(headers), 'VOICE', readPassword(body))),
  userSecurityPhoneNumberDelete: ({ world, actor, params }) => {
    removePhoneNumber(world, actor, params.userId, params.phoneNumberId);
    return reply(204, undefined);
  },
};
