import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** What a QR code in a PNG says, as a reader sees it that had no part in drawing it. */
export function readQrCode(base64: string): string {
  const { data, width, height } = PNG.sync.read(Buffer.from(base64, 'base64'));
  const found = jsQR.default(new Uint8ClampedArray(data), width, height);
  if (!found) throw new Error('there is no QR code in the picture');
  return found.data;
}
