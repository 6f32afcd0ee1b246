import type { create as Create } from 'qrcode';
import type { Drawing } from '../contract/row.ts';
import { encodePng } from './png.ts';

let create: typeof Create | undefined;

/** Dots to a module of the code, and modules of white around it, which readers need. */
const SCALE = 6;
const MARGIN = 4;

/** The library is fetched when the first picture is asked for: most servers never draw one. */
export const drawing: Drawing = {
  async load() {
    create ??= (await import('qrcode')).default.create;
  },
  qrCode(text) {
    if (!create) throw new Error('a QR code was drawn before the library was there');
    const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
    const side = (size + 2 * MARGIN) * SCALE;
    const at = (dot: number): number => Math.floor(dot / SCALE) - MARGIN;
    const isDark = (x: number, y: number): boolean =>
      Math.min(at(x), at(y)) >= 0 && Math.max(at(x), at(y)) < size && data[at(y) * size + at(x)] === 1;
    return encodePng(side, side, isDark).toString('base64');
  },
};
