import { readProduction, requestProduction } from '../state/cards/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { answerRequest, showProduction } from './views/card-production.ts';

export const cardKioskCollectionRoutes: HandlersOf<'card-kiosk-collection'> = {
  cardKioskCollectionProductionGet: ({ world, actor, params }) =>
    reply(200, showProduction(readProduction(world, actor, params.profileId, params.cardToken))),
  cardKioskCollectionProduce: ({ world, actor, params, body }) =>
    answerRequest(world, requestProduction(world, actor, params.profileId, params.cardToken, body.kioskId)),
};
