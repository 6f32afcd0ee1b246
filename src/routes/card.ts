import { gap, type HandlersOf } from './binding.ts';

export const cardRoutes: HandlersOf<'card'> = {
  cardList: gap('cardList'),
  cardGet: gap('cardGet'),
  cardStatusUpdate: gap('cardStatusUpdate'),
  cardPinCountReset: gap('cardPinCountReset'),
  cardPermissionsGet: gap('cardPermissionsGet'),
  cardPermissionsUpdate: gap('cardPermissionsUpdate'),
  cardPermissionsBulkUpdate: gap('cardPermissionsBulkUpdate'),
  cardPhoneNumberUpdate: gap('cardPhoneNumberUpdate'),
};
