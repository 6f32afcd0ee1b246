/** An element and what is in it; what is undefined or empty is left out, and so is an element without content. */
export type Xml = string;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text for an element; XML has no way to say control characters, nor half a pair of surrogates. */
export const xmlText = (text: string, most: number): Xml =>
  Array.from(text.replace(/[^\t\n\r\P{Cc}]|\p{Cs}|[\ufffe\uffff]/gu, '').trim())
    .slice(0, most)
    .join('')
    .replace(/[&<>"]/g, sign => escapes[sign] ?? sign);

/** `<Nm>Mia</Nm>`; nothing where there is nothing to say. */
export function element(name: string, content: readonly Xml[] | Xml, attributes = ''): Xml {
  const inner = typeof content === 'string' ? content : content.join('');
  return inner === '' ? '' : `<${name}${attributes}>${inner}</${name}>`;
}
