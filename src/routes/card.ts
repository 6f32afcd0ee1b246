import {
  cardsOf,
  changeCardStatus,
  changePhone,
  forgetWrongPins,
  requireCard,
  switchPermissions,
} from '../state/cards/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readPermission, showCard, showCards, showPermissions, showPhone } from './views/card.ts';
import { readPage } from './views/pages.ts';

export const cardRoutes: HandlersOf<'card'> = {
  cardList: ({ world, actor, params, query }) =>
    reply(200, showCards(cardsOf(world, actor, params.profileId), readPage(query))),
  cardGet: ({ world, actor, params }) =>
    reply(200, showCard(requireCard(world, actor, params.profileId, params.cardToken))),
  cardStatusUpdate: ({ world, actor, params, body }) =>
    reply(200, showCard(changeCardStatus(world, actor, params.profileId, params.cardToken, body.status))),
  cardPinCountReset: ({ world, actor, params }) => {
    forgetWrongPins(world, actor, params.profileId, params.cardToken);
    return reply(200, undefined);
  },
  cardPermissionsGet: ({ world, actor, params }) =>
    reply(200, showPermissions(requireCard(world, actor, params.profileId, params.cardToken))),
  cardPermissionsUpdate: ({ world, actor, params, body }) => {
    switchPermissions(world, actor, params.profileId, params.cardToken, [readPermission(body)]);
    return reply(200, undefined);
  },
  cardPermissionsBulkUpdate: ({ world, actor, params, body }) => {
    const { profileId, cardToken } = params;
    switchPermissions(world, actor, profileId, cardToken, body.permissions.map(readPermission));
    return reply(200, undefined);
  },
  cardPhoneNumberUpdate: ({ world, actor, params, body }) =>
    reply(200, showPhone(changePhone(world, actor, params.profileId, params.cardToken, body.phoneNumber))),
};
