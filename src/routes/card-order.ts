import { gap, type HandlersOf } from './binding.ts';

export const cardOrderRoutes: HandlersOf<'card-order'> = {
  cardOrderList: gap('cardOrderList'),
  cardOrderCreate: gap('cardOrderCreate'),
  cardOrderGet: gap('cardOrderGet'),
  cardOrderProgramsGet: gap('cardOrderProgramsGet'),
  cardOrderRequirementsGet: gap('cardOrderRequirementsGet'),
  cardOrderStatusUpdate: gap('cardOrderStatusUpdate'),
  cardOrderValidateAddress: gap('cardOrderValidateAddress'),
  cardOrderPresetPin: gap('cardOrderPresetPin'),
};
