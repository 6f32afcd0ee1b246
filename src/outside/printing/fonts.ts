import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';
import { lazily } from '../package-files.ts';

const fileOf = (name: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/**
 * DejaVu Sans: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic in one file of 750 kB, of which a document
 * holds only what it shows. A font that has Chinese, Japanese and Korean as well weighs twenty times as much to install,
 * for every user; their signs are shown as boxes instead.
 */
export const fontFiles: () => { readonly plain: string; readonly bold: string } = lazily(() => ({
  plain: fileOf('DejaVuSans'),
  bold: fileOf('DejaVuSans-Bold'),
}));

const plainFont = lazily(() => openSync(fontFiles().plain) as Font);

const MISSING = '\u25a1';

/** Words as long as two lines are broken here, since the library's own way takes the square of their length. */
const endlessWord = /\S{200}(?=\S)/gu;

/** What can be drawn of a text: a box for each sign the font lacks, a blank for tabs and the like. */
export const drawable = (text: string): string =>
  Array.from(text.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/g, '\n'), drawableSign)
    .join('')
    .replace(endlessWord, '$& ');

function drawableSign(sign: string): string {
  if (sign === '\n') return sign;
  if (/\p{Cc}/u.test(sign)) return ' ';
  if (/\p{Cf}/u.test(sign)) return '';
  return plainFont().hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : MISSING;
}
