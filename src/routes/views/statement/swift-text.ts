/** What SWIFT's own alphabet, "set x", has for letters that it lacks; accents are taken off first. */
const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'Th',
  þ: 'th',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '&': '+',
  _: '-',
};

/** A text in the letters that SWIFT messages may have; what there is no letter for is a full stop. */
export const swiftText = (text: string): string =>
  Array.from(text.normalize('NFD').replace(/\p{M}/gu, ''), sign => spelt[sign] ?? sign)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.');

/** Cuts a text into lines of at most `length`, none of which looks like the beginning of a field or the message's end. */
export function swiftLines(text: string, length: number, most: number): string[] {
  const lines: string[] = [];
  for (let rest = swiftText(text); rest !== '' && lines.length < most; rest = rest.slice(length)) {
    lines.push(rest.slice(0, length).replace(/^[:-]/, '.'));
  }
  return lines;
}
