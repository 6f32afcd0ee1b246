import { gap, type HandlersOf } from './binding.ts';

export const scaFacemapsRoutes: HandlersOf<'sca-facemaps'> = {
  ottFacemapVerify: gap('ottFacemapVerify'),
  scaFacemapCreate: gap('scaFacemapCreate'),
  scaFacemapDelete: gap('scaFacemapDelete'),
  scaFacemapVerify: gap('scaFacemapVerify'),
};
