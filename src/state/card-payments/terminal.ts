import type { CardTransaction, Entry } from './record.ts';

/** The machine or page at which a card was presented. */
export interface Terminal {
  readonly type: string;
  readonly acceptsOnlinePins: boolean;
  readonly maxPinLength: number;
  readonly supports3ds: boolean;
  readonly hasChip: boolean;
}

interface Kind extends Pick<Terminal, 'type' | 'supports3ds' | 'hasChip'> {
  /** As partners are told. */
  readonly method: string;
}

const kinds: Readonly<Record<Entry, Kind>> = {
  CHIP: { type: 'CHIP_AND_PIN', method: 'CHIP_AND_PIN', supports3ds: false, hasChip: true },
  ECOM: { type: 'E_COMMERCE_NO_3DS', method: 'MANUAL_ENTRY', supports3ds: false, hasChip: false },
  ECOM_3DS: { type: 'E_COMMERCE_3DS', method: 'MANUAL_ENTRY', supports3ds: true, hasChip: false },
  CONTACTLESS: { type: 'CONTACTLESS', method: 'CONTACTLESS', supports3ds: false, hasChip: true },
  MAGSTRIPE: { type: 'MAGSTRIPE', method: 'MAGSTRIPE', supports3ds: false, hasChip: false },
  WALLET: { type: 'CONTACTLESS', method: 'CONTACTLESS', supports3ds: false, hasChip: true },
};

const LONGEST_PIN = 12;

/** @assumed what terminals other than the two of the simulation are called */
export function terminalOf({ entry }: Pick<CardTransaction, 'entry'>): Terminal {
  const { type, supports3ds, hasChip } = kinds[entry];
  return { type, acceptsOnlinePins: hasChip, maxPinLength: LONGEST_PIN, supports3ds, hasChip };
}

/** How the cardholder authorised it. */
export const methodOf = ({ entry }: Pick<CardTransaction, 'entry'>): string => kinds[entry].method;
