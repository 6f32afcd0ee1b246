import { listActivities } from '../state/activities/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readFeedQuery, showFeed } from './views/activity.ts';

export const activityRoutes: HandlersOf<'activity'> = {
  activityList: ({ world, actor, params, query }) =>
    reply(200, showFeed(listActivities(world, actor, readFeedQuery(params.profileId, query)))),
};
