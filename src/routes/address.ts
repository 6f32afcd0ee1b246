import { addressForm, requireResident, residents, setAddress } from '../state/addresses/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readAddressContext, readNewAddress, readOwner, showAddress, showAddressForm } from './views/address.ts';

export const addressRoutes: HandlersOf<'address'> = {
  addressList: ({ world, actor, query }) => reply(200, residents(world, actor, query.profile).map(showAddress)),
  addressCreate: ({ world, actor, body }) =>
    reply(200, showAddress(setAddress(world, actor, readOwner(body), readNewAddress(body)))),
  addressGet: ({ world, actor, params }) => reply(200, showAddress(requireResident(world, actor, params.addressId))),
  addressRequirementsGet: ({ world, actor }) =>
    reply(200, showAddressForm(addressForm(world, actor, readAddressContext()))),
  addressRequirementsPost: ({ world, actor, body }) =>
    reply(200, showAddressForm(addressForm(world, actor, readAddressContext(body)))),
};
