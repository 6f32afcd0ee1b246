import { gap, type HandlersOf } from './binding.ts';

export const threeDsRoutes: HandlersOf<'3ds'> = {
  '3dsChallengeResultPost': gap('3dsChallengeResultPost'),
};
