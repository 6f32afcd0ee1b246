import {
  availablePrograms,
  changeOrderStatus,
  orderCard,
  ordersOf,
  presetPin,
  requireOrder,
} from '../state/cards/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import {
  readCardWish,
  showCardOrder,
  showCardOrders,
  showFindings,
  showPrograms,
  showRequirements,
} from './views/card-order.ts';
import { readOrderId, readPin } from './views/card-secrets.ts';
import { readPage } from './views/pages.ts';

export const cardOrderRoutes: HandlersOf<'card-order'> = {
  cardOrderList: ({ world, actor, params, query }) =>
    reply(200, showCardOrders(world, ordersOf(world, actor, params.profileId), readPage(query))),
  cardOrderCreate: ({ world, actor, params, body }) =>
    reply(200, showCardOrder(world, orderCard(world, actor, params.profileId, readCardWish(body)))),
  cardOrderGet: ({ world, actor, params }) =>
    reply(200, showCardOrder(world, requireOrder(world, actor, params.profileId, params.cardOrderId))),
  cardOrderProgramsGet: ({ world, actor, params }) =>
    reply(200, showPrograms(availablePrograms(world, actor, params.profileId))),
  cardOrderRequirementsGet: ({ world, actor, params }) =>
    reply(200, showRequirements(requireOrder(world, actor, params.profileId, params.cardOrderId))),
  cardOrderStatusUpdate: ({ world, actor, params, body }) => {
    changeOrderStatus(world, actor, params.profileId, params.cardOrderId, body.status);
    return reply(202, undefined);
  },
  cardOrderValidateAddress: ({ body }) => reply(200, showFindings(body)),
  cardOrderPresetPin: ({ world, actor, headers, opened }) => {
    const { id } = presetPin(world, actor, readOrderId(headers), readPin(opened));
    return reply(200, { cardOrderId: String(id) });
  },
};
