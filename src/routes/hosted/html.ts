/** Markup that is shown as it is. Only `html` makes it, and so all that came from elsewhere in it is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, markup stays, a list is shown item by item, and nothing as nothing. */
export type Shown = string | number | Html | null | undefined | false | readonly Shown[];

/**
 * Markup from a template. Every value is escaped, for text and for attributes in double quotes alike; an attribute
 * without quotes is safe from nobody, and must not be written.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly Shown[]): Html =>
  new Html(strings.map((string, i) => string + written(values[i])).join(''));

function written(value: Shown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return String(value).replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);
}
