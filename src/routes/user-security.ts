import {
  changePhoneNumber,
  enrolForUser,
  forgetDeviceForUser,
  forgetForUser,
  listDevices,
  listPhoneNumbers,
} from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readDevice, readFace, readPhoneNumber, readPin, showDevice, showPhoneNumber } from './views/sca.ts';

export const userSecurityRoutes: HandlersOf<'user-security'> = {
  userSecurityPhoneNumberList: ({ world, actor, params }) =>
    reply(200, listPhoneNumbers(world, actor, params.userId).map(showPhoneNumber)),
  userSecurityPhoneNumberUpdate: ({ world, actor, params, body }) => {
    const phone = changePhoneNumber(world, actor, params.userId, params.phoneNumberId, readPhoneNumber(body));
    return reply(200, showPhoneNumber(phone));
  },
  userSecurityPinCreate: ({ world, actor, body }) => {
    enrolForUser(world, actor, readPin(body));
    return reply(204, undefined);
  },
  userSecurityPinDelete: ({ world, actor, params }) => {
    forgetForUser(world, actor, params.userId, 'PIN');
    return reply(204, undefined);
  },
  userSecurityFacemapEnrol: ({ world, actor, body }) => {
    enrolForUser(world, actor, readFace(body));
    return reply(204, undefined);
  },
  userSecurityFacemapDelete: ({ world, actor, params }) => {
    forgetForUser(world, actor, params.userId, 'FACE_MAP');
    return reply(204, undefined);
  },
  userSecurityDeviceFingerprintCreate: ({ world, actor, body }) =>
    reply(200, showDevice(enrolForUser(world, actor, readDevice(body)))),
  userSecurityDeviceFingerprintList: ({ world, actor, params }) =>
    reply(200, listDevices(world, actor, params.userId).map(showDevice)),
  userSecurityDeviceFingerprintDelete: ({ world, actor, params }) => {
    forgetDeviceForUser(world, actor, params.userId, params.deviceFingerprintId);
    return reply(204, undefined);
  },
};
