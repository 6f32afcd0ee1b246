import { gap, type HandlersOf } from './binding.ts';

export const scaPinRoutes: HandlersOf<'sca-pin'> = {
  ottPinVerify: gap('ottPinVerify'),
  scaPinCreate: gap('scaPinCreate'),
  scaPinDelete: gap('scaPinDelete'),
  scaPinVerify: gap('scaPinVerify'),
};
