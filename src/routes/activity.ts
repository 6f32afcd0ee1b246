import { gap, type HandlersOf } from './binding.ts';

export const activityRoutes: HandlersOf<'activity'> = {
  activityList: gap('activityList'),
};
