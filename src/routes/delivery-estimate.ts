import { estimateDelivery } from '../state/transfers/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readTimezone, showDeliveryEstimate } from './views/delivery-estimate.ts';

export const deliveryEstimateRoutes: HandlersOf<'delivery-estimate'> = {
  deliveryEstimateGet: ({ world, actor, params, query }) => {
    const zone = readTimezone(query.timezone);
    return reply(200, showDeliveryEstimate(estimateDelivery(world, actor, params.transferId), world.now, zone));
  },
};
