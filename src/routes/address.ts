import { gap, type HandlersOf } from './binding.ts';

export const addressRoutes: HandlersOf<'address'> = {
  addressList: gap('addressList'),
  addressCreate: gap('addressCreate'),
  addressGet: gap('addressGet'),
  addressRequirementsGet: gap('addressRequirementsGet'),
  addressRequirementsPost: gap('addressRequirementsPost'),
};
