import { gap, type HandlersOf } from './binding.ts';

export const joseRoutes: HandlersOf<'jose'> = {
  joseResponsePublicKeysGet: gap('joseResponsePublicKeysGet'),
  joseRequestPublicKeysCreate: gap('joseRequestPublicKeysCreate'),
  josePlaygroundJws: gap('josePlaygroundJws'),
  josePlaygroundJweGet: gap('josePlaygroundJweGet'),
  josePlaygroundJwePost: gap('josePlaygroundJwePost'),
  josePlaygroundJweDirectEncryption: gap('josePlaygroundJweDirectEncryption'),
  josePlaygroundJwsJwe: gap('josePlaygroundJwsJwe'),
};
