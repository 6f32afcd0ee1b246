import { gap, type HandlersOf } from './binding.ts';

export const scaDeviceFingerprintsRoutes: HandlersOf<'sca-device-fingerprints'> = {
  ottDeviceFingerprintVerify: gap('ottDeviceFingerprintVerify'),
  scaDeviceFingerprintCreate: gap('scaDeviceFingerprintCreate'),
  scaDeviceFingerprintVerify: gap('scaDeviceFingerprintVerify'),
  scaDeviceFingerprintDelete: gap('scaDeviceFingerprintDelete'),
};
