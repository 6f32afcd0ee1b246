/** Pages of the questionnaire, in the form that a dynamic flow is told in. */
import type { FormField, Page } from '../../../state/disputes/index.ts';
import { labelOf, wordsOf } from './words.ts';

type Shown = Readonly<Record<string, unknown>>;

const flowsOf = ({ profileId, scheme }: Page): string =>
  `/v3/spend/profiles/${profileId}/dispute-form/flows/${scheme.toLowerCase()}`;

const idsOf = ({ transactionIds }: Page): string => transactionIds.join(',');

/** A choice where the reason leads to narrower ones, else the form itself. */
export function showPage(page: Page): Shown {
  const { code, leadsTo } = page.reason;
  const shared = { key: code, type: 'form', title: wordsOf(code).title };
  return leadsTo.length > 0 ? { ...shared, ...choiceOf(page) } : { ...shared, ...formOf(page) };
}

const choiceOf = (page: Page): Shown => ({
  actions: [],
  schemas: [],
  layout: [{ type: 'decision', options: page.reason.leadsTo.map(code => optionOf(page, code)) }],
});

function optionOf(page: Page, code: string): Shown {
  const { title, tooltip, hint = tooltip } = wordsOf(code);
  const slug = code.toLowerCase().replaceAll('_', '-');
  const url = `${flowsOf(page)}/${slug}?transactionId=${idsOf(page)}`;
  return { title, action: { url, method: 'GET' }, disabled: false, ...(hint ? { description: hint } : {}) };
}

/** @assumed the form's own page, of which only the first step and the last are documented */
function formOf(page: Page): Shown {
  const url = `${flowsOf(page)}/${page.reason.code}`;
  return {
    actions: [{ $id: 'submit', title: 'Submit', url, method: 'POST' }],
    schemas: [{ $id: 'dispute', ...objectOf(partsOf(page), ['transaction', 'form', 'disclaimer']) }],
    layout: [
      { type: 'form', schema: { $ref: 'dispute' } },
      { type: 'button', action: { $ref: 'submit' } },
    ],
  };
}

function partsOf(page: Page): Shown {
  const { email, profileId, reason } = page;
  const confirmed = { type: 'boolean', enum: [true] };
  return {
    transaction: objectOf(
      {
        transactionId: { type: 'string', const: idsOf(page) },
        email: { type: 'string', title: 'Email', ...(email === null ? {} : { default: email }) },
      },
      ['transactionId'],
    ),
    form: formSchema(reason.form),
    files: objectOf(Object.fromEntries(reason.files.map(name => [name, uploadOf(profileId, name)]))),
    disclaimer: objectOf(
      {
        allAnswered: { ...confirmed, title: 'All questions are answered' },
        filesUploaded: { ...confirmed, title: 'All files are attached' },
      },
      ['allAnswered', 'filesUploaded'],
    ),
  };
}

const objectOf = (properties: Shown, required: readonly string[] = []): Shown => ({
  type: 'object',
  displayOrder: Object.keys(properties),
  required,
  properties,
});

const uploadOf = (profileId: number, name: string): Shown => ({
  type: 'string',
  title: labelOf(name),
  persistAsync: {
    param: name,
    idProperty: name,
    method: 'POST',
    url: `/v4/spend/profiles/${profileId}/dispute-form/file`,
    schema: { type: 'blob' },
  },
});

const formSchema = (fields: readonly FormField[]): Shown =>
  objectOf(
    Object.fromEntries(fields.map(field => [field.name, { title: labelOf(field.name), ...fieldSchema(field) }])),
    fields.filter(({ required }) => required).map(({ name }) => name),
  );

const moneySchema = objectOf({ value: { type: 'number' }, currency: { type: 'string' } }, ['value', 'currency']);

function fieldSchema(field: FormField): Shown {
  switch (field.kind) {
    case 'money':
      return moneySchema;
    case 'flag':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'choice':
      return { type: 'string', enum: field.options };
    case 'group':
      return formSchema(field.fields);
    default:
      return { type: 'string' };
  }
}

const PICTURE = 'https://wise.com/web-art/assets/illustrations/email-success-large%402x.png';

/** The last page. @param waiting the payment is not cleared yet, and nothing is looked into before */
export function showLastPage(waiting: boolean): Shown {
  const markdown = waiting
    ? 'We have your report. The payment is still pending; we look into it as soon as it is cleared.'
    : 'We have your report, and look into it now.';
  return {
    key: 'final',
    type: 'form',
    title: 'Done!',
    actions: [{ title: 'Continue', exit: true, $id: 'continue' }],
    schemas: [],
    layout: [
      { width: 'md', components: [{ url: PICTURE, type: 'image' }], type: 'box' },
      { margin: 'lg', align: 'center', type: 'info', markdown },
      { type: 'button', action: { $ref: 'continue' } },
    ],
  };
}
