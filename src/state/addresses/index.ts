/**
 * Addresses as the older interface has them: one for each profile. They are kept with the profile, so that whoever
 * reads the profile reads the same; this family has no table of its own.
 */
export { type Resident, requireResident, residents } from './find.ts';
export { type AddressContext, type AddressField, type AddressKey, addressForm } from './form.ts';
export { type NewAddress, setAddress } from './set.ts';
