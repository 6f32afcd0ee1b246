import { insert, nextNumber, patch, type World } from '../kernel/index.ts';
import { type Activity, activities, activityId, type Told, type ToldOf } from './record.ts';

/** Puts something into its profile's feed, or brings what stands there up to date. */
export function tell(world: World, told: Told): Activity {
  const id = activityId(told);
  if (world.table(activities).get(id)) return patch(world, activities, id, { ...told, updatedAt: world.now });
  const times = { createdAt: world.now, updatedAt: world.now };
  return insert(world, activities, { ...told, id, number: nextNumber(world, 'activity'), ...times });
}

/** What the feed says of something now. */
export const findTold = (world: World, of: ToldOf): Activity | undefined => world.table(activities).get(activityId(of));
