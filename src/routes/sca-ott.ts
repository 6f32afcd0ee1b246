import { gap, type HandlersOf } from './binding.ts';

export const scaOttRoutes: HandlersOf<'sca-ott'> = {
  ottStatusGet: gap('ottStatusGet'),
  ottStatusGetV1: gap('ottStatusGetV1'),
};
