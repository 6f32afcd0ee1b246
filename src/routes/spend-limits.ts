import {
  changeCardLimits,
  changeProfileLimit,
  removeCardLimit,
  spendingOf,
  spendingOfCard,
} from '../state/spend/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import {
  readCardLimits,
  readProfileLimit,
  showCardLimits,
  showProfileLimits,
  showSpendings,
} from './views/spend-limits.ts';

export const spendLimitsRoutes: HandlersOf<'spend-limits'> = {
  spendLimitsProfileGet: ({ world, actor, params }) =>
    reply(200, showProfileLimits(spendingOf(world, actor, params.profileId))),
  spendLimitsProfileUpdate: ({ world, actor, params, body }) => {
    changeProfileLimit(world, actor, params.profileId, readProfileLimit(body));
    return reply(200, showProfileLimits(spendingOf(world, actor, params.profileId)));
  },
  spendLimitsCardGet: ({ world, actor, params }) =>
    reply(200, showCardLimits(spendingOfCard(world, actor, params.profileId, params.cardToken))),
  spendLimitsCardUpdate: ({ world, actor, params, body }) => {
    const { profileId, cardToken } = params;
    return reply(200, showCardLimits(changeCardLimits(world, actor, profileId, cardToken, readCardLimits(body))));
  },
  spendLimitsCardDelete: ({ world, actor, params }) => {
    const { profileId, cardToken, granularity } = params;
    return reply(200, showCardLimits(removeCardLimit(world, actor, profileId, cardToken, granularity)));
  },
  spendControlsProfileLimitsGet: ({ world, actor, params }) =>
    reply(200, showSpendings(spendingOf(world, actor, params.profileId))),
};
