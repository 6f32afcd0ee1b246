import readExcelFile from 'read-excel-file/node';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { expect, test } from 'vitest';
import { print } from '../../src/outside/printing.ts';
import type { PdfDocument } from '../../src/routes/views/documents/pdf.ts';
import type { Workbook } from '../../src/routes/views/documents/workbook.ts';
import { instant } from '../../src/state/kernel/index.ts';

const createdAt = instant(Date.UTC(2026, 2, 2, 9));

const names = 'Łukasz Ştefan Ðorđe Nguyễn Ελένη Світлана გიორგი';

const page = (blocks: PdfDocument['blocks']): PdfDocument => ({ prints: 'pdf', title: 'A page', createdAt, blocks });

const long: PdfDocument = page([
  { kind: 'title', text: 'Statement' },
  { kind: 'facts', facts: [['Holder', names]] },
  {
    kind: 'table',
    columns: [
      { title: 'Description', share: 3 },
      { title: 'Amount', share: 1, align: 'right' },
    ],
    rows: Array.from({ length: 120 }, (_, index) => [`Line ${index} ${'word '.repeat(30)}end-${index}`, `${index}.00`]),
  },
  { kind: 'note', text: 'Small print' },
]);

async function pagesOf(document: PdfDocument): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await print(document))));
  return text.map(each => each.replace(/\s+/g, ' '));
}

test('a page says every name as it is written', async () => {
  const [text] = await pagesOf(page([{ kind: 'paragraph', text: names }]));
  expect(text).toContain(names);
});

test('a sign that the font lacks is a box, and its neighbours stay', async () => {
  const [text] = await pagesOf(page([{ kind: 'paragraph', text: '李小龙 (Bruce)\tLee\u0000' }]));
  expect(text).toContain('□□□ (Bruce) Lee');
});

test('a long table takes several pages, each with the titles, and loses no row', async () => {
  const pages = await pagesOf(long);
  expect(pages.length).toBeGreaterThan(3);
  for (const text of pages) expect(text).toContain('Description');
  const all = pages.join(' ');
  for (let index = 0; index < 120; index += 1) expect(all).toContain(`end-${index} `);
  expect(all).toContain(`${pages.length} / ${pages.length}`);
});

test('a cell longer than a page is cut short, and what follows is still there', async () => {
  const columns = [{ title: 'Text', share: 1 }];
  const pages = await pagesOf(
    page([
      { kind: 'table', columns, rows: [['x'.repeat(50_000)], ['after']] },
      { kind: 'paragraph', text: 'y '.repeat(9_000) },
      { kind: 'note', text: 'the end' },
    ]),
  );
  expect(pages.join(' ')).toContain('after');
  expect(pages.at(-1)).toContain('the end');
});

test('the same document has the same bytes, and carries its own date and title', async () => {
  const bytes = await print(long);
  expect(Buffer.compare(await print(long), bytes)).toBe(0);
  const { info } = await getMeta(new Uint8Array(bytes));
  expect(info).toMatchObject({ Title: 'A page', CreationDate: 'D:20260302090000Z' });
});

const workbook: Workbook = {
  prints: 'xlsx',
  sheet: 'Statement',
  createdAt,
  columns: [
    { title: 'Name', width: 20 },
    { title: 'Amount', width: 12 },
  ],
  rows: [
    [`${names} 李小龙 <&>"'`, -1234.56],
    ['=1+1', null],
    ['a\u0001b\ud800c\nd', 0],
  ],
};

test('a workbook is read as it was written: numbers as numbers, formulas as text', async () => {
  const [sheet] = await readExcelFile(Buffer.from(await print(workbook)));
  expect(sheet).toEqual({
    sheet: 'Statement',
    data: [
      ['Name', 'Amount'],
      [`${names} 李小龙 <&>"'`, -1234.56],
      ['=1+1', null],
      ['abc\nd', 0],
    ],
  });
});

test('the same workbook has the same bytes, whatever the hour', async () => {
  const first = await print(workbook);
  await new Promise(resolve => setTimeout(resolve, 2_100));
  expect(Buffer.compare(await print(workbook), first)).toBe(0);
});
