import type { World } from '../../state/kernel/index.ts';
import { basePathOf } from '../plugins/world.ts';
import { type Html, html, type Shown } from './html.ts';

export interface Form {
  /** A path of this server, without the world's base path. */
  readonly to: string;
  /** `post` unless told otherwise; a form that only asks is sent by `get`. */
  readonly method?: 'get' | 'post';
  /** Sent along unseen; what is undefined is not sent. */
  readonly hidden?: Readonly<Record<string, string | undefined>>;
  readonly body: Shown;
}

/** A form that comes back to this server, within the same world. */
export const form = (world: World, { to, method = 'post', hidden = {}, body }: Form): Html =>
  html`<form method="${method}" action="${basePathOf(world)}${to}">
${Object.entries(hidden).map(
  ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">\n`,
)}${body}
</form>`;

export interface Button {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  /** The one that most people will want. */
  readonly strong?: boolean;
  /** It may be pressed whatever is missing in the form. */
  readonly unchecked?: boolean;
}

/** The buttons that end a form. The first is what the Enter key presses. */
export const buttons = (...all: readonly Button[]): Html => html`<p class="buttons">${all.map(button)}</p>`;

const button = ({ label, name, value, strong, unchecked }: Button): Html =>
  html`<button type="submit" name="${name}" value="${value}"${strong && html` class="strong"`}${
    unchecked && html` formnovalidate`
  }>${label}</button>
`;

export interface Choice {
  readonly value: string | number;
  readonly label: string;
  /** What tells it from the others. */
  readonly note?: string;
  readonly chosen?: boolean;
}

/** Choices of which one is taken, under a heading. Several lists of the same name are one choice. */
export const choices = (name: string, heading: Shown, all: readonly Choice[]): Html =>
  html`<fieldset><legend>${heading}</legend>
${all.map(
  ({ value, label, note, chosen }) => html`<label class="choice">
<input type="radio" name="${name}" value="${value}" required${chosen && html` checked`}>
<span>${label}${note !== undefined && html`<small>${note}</small>`}</span>
</label>
`,
)}</fieldset>`;

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'search';
  readonly value?: string;
}

/** One line to write in. */
export const field = ({ name, label, type = 'text', value = '' }: Field): Html =>
  html`<label class="field">${label}<input type="${type}" name="${name}" value="${value}" autocomplete="off"></label>`;

/** What is known, as names and values; what is not there is left out. */
export const facts = (all: Readonly<Record<string, Shown>>): Html =>
  html`<dl>${Object.entries(all).map(
    ([name, value]) => value !== undefined && value !== null && html`<dt>${name}</dt><dd>${value}</dd>\n`,
  )}</dl>`;
