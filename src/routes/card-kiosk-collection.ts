import { gap, type HandlersOf } from './binding.ts';

export const cardKioskCollectionRoutes: HandlersOf<'card-kiosk-collection'> = {
  cardKioskCollectionProductionGet: gap('cardKioskCollectionProductionGet'),
  cardKioskCollectionProduce: gap('cardKioskCollectionProduce'),
};
