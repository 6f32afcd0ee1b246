import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import mt940 from 'mt940js';
import readExcelFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { StatementCalls } from '../support/statement-calls.ts';

let statements: StatementCalls;
beforeAll(async () => {
  statements = await StatementCalls.open();
});
afterAll(async () => {
  expect(statements.calls.sandbox.problems).toEqual([]);
  await statements.calls.sandbox.close();
});
beforeEach(() => statements.calls.enterFreshWorld());

/** Everything that a format might stumble over, as a recipient's name and as a reference. */
const NASTY = 'Łukasz "Straße" & <Søn>, 李小龙; =1+1';

const HEADER =
  '"TransferWise ID",Date,"Date Time",Amount,Currency,Description,"Payment Reference","Running Balance",' +
  '"Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,' +
  '"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees","Exchange To Amount",' +
  '"Transaction Type","Transaction Details Type"';

/** Gives the transfer's recipient a name that no request would get past the form with. */
async function rename(name: string): Promise<void> {
  const { sandbox, world: id } = statements.calls;
  const world = await sandbox.world(id);
  const { recipients } = await import('../../src/state/recipients/index.ts');
  const { patch } = await import('../../src/state/kernel/index.ts');
  world.transact({ kind: 'operator', what: 'test' }, () => {
    for (const recipient of [...world.table(recipients).all()]) {
      if (!recipient.internal) patch(world, recipients, recipient.id, { name });
    }
  });
}

const lived = async (name = NASTY): Promise<number> => {
  const pounds = await statements.lived();
  await rename(name);
  return pounds;
};

test.each([
  ['csv', 'text/csv'],
  ['pdf', 'application/pdf'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['xml', 'application/xml'],
  ['mt940', 'text/plain'],
  ['qif', 'application/qif'],
])('%s is a file of its type and name, the same at every asking', async (extension, type) => {
  const pounds = await statements.calls.standard('GBP');
  const answer = await statements.file(pounds, extension);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toMatch(new RegExp(`^${type}(; charset=utf-8)?$`));
  const name = `statement_${pounds}_GBP_2026-01-01_2026-03-31.${extension}`;
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  expect((await statements.file(pounds, extension)).raw.rawPayload.equals(answer.raw.rawPayload)).toBe(true);
  const { status, headers } = await statements.file(pounds, extension, { currency: 'EUR' });
  expect([status, headers['content-type']]).toEqual([400, expect.stringMatching(/^application\/json/)]);
});

describe('CSV', () => {
  test('has the known columns, and survives any text', async () => {
    const pounds = await lived();
    const text = (await statements.file(pounds, 'csv')).raw.payload;
    expect(text.split('\n')[0]).toBe(HEADER);
    const rows = parseCsv(text, { columns: true }) as Record<string, string>[];
    expect(rows.map(row => [row.Amount, row['Running Balance'], row['Total fees'], row['Transaction Type']])).toEqual([
      ['-12.50', '887.50', '0.00', 'DEBIT'],
      ['-100.00', '900.00', '0.50', 'DEBIT'],
      ['-1000.00', '1000.00', '5.97', 'DEBIT'],
      ['2000.00', '2000.00', '0.00', 'CREDIT'],
    ]);
    expect(rows[2]).toMatchObject({
      Date: '02-03-2026',
      'Date Time': '02-03-2026 10:00:00.000',
      Currency: 'GBP',
      Description: `Sent money to ${NASTY}`,
      'Payment Reference': 'Invoice 7',
      'Exchange From': 'GBP',
      'Exchange To': 'EUR',
      'Exchange Rate': '1.1292',
      'Exchange To Amount': '1122.46',
      'Payer Name': '',
      'Payee Name': NASTY,
      'Payee Account Number': 'DE89370400440532013000',
      'Transaction Details Type': 'TRANSFER',
    });
  });

  test('keeps a line break inside its cell, and is a header alone where nothing happened', async () => {
    const pounds = await lived('a\nb\r"c"');
    const rows = parseCsv((await statements.file(pounds, 'csv')).raw.payload, { columns: true }) as {
      'Payee Name': string;
    }[];
    expect(rows[2]?.['Payee Name']).toBe('a\nb\r"c"');
    const empty = { intervalStart: '2026-01-01T00:00:00Z', intervalEnd: '2026-01-02T00:00:00Z' };
    expect((await statements.file(pounds, 'csv', empty)).raw.payload).toBe(`${HEADER}\n`);
  });

  test('has as many decimals as the currency', async () => {
    const yen = await statements.sender.holding(1500, 'JPY');
    const text = (await statements.file(yen, 'csv', { currency: 'JPY' })).raw.payload;
    expect(text.split('\n')[1]).toMatch(/,1500,JPY,/);
  });
});

test('XLSX has the columns of CSV, and amounts as numbers', async () => {
  const pounds = await lived();
  const { raw } = await statements.file(pounds, 'xlsx', { type: 'FLAT' });
  const [sheet] = await readExcelFile(raw.rawPayload);
  const [titles = [], ...rows] = sheet?.data ?? [];
  expect(titles).toEqual((parseCsv(HEADER) as string[][])[0]);
  const column = (title: string) => rows.map(row => row[titles.indexOf(title)]);
  expect(column('Amount')).toEqual([-12.5, -0.5, -99.5, -5.97, -994.03, 2000]);
  expect(column('Running Balance')).toEqual([887.5, 900, 900.5, 1000, 1005.97, 2000]);
  expect(column('Payee Name')[4]).toBe(NASTY);
});

describe('CAMT.053', () => {
  const schema = readFileSync(new URL('../support/schemas/camt.053.001.10.xsd', import.meta.url), 'utf8');
  const check = async (contents: string) =>
    (await validateXML({ xml: [{ fileName: 'statement.xml', contents }], schema: [schema] })).errors;

  test('is valid against the schema of ISO 20022, whatever it says', async () => {
    const pounds = await lived(`${NASTY} ${'very long '.repeat(40)}\u0001\ud800`);
    for (const query of [{}, { type: 'FLAT' }, { statementLocale: 'fr' }, { intervalEnd: '2026-01-01T00:00:00Z' }]) {
      expect(await check((await statements.file(pounds, 'xml', query)).raw.payload)).toEqual([]);
    }
    const jar = await statements.calls.jar('GBP');
    expect(await check((await statements.file(jar, 'xml')).raw.payload)).toEqual([]);
    expect(await check('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.10"/>')).not.toEqual([]);
  });

  test('balances and entries add up', async () => {
    const pounds = await lived();
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: name => name === 'Ntry' });
    const parsed = parser.parse((await statements.file(pounds, 'xml')).raw.payload);
    const statement = parsed.Document.BkToCstmrStmt.Stmt;
    const signed = ({ Amt, CdtDbtInd }: { Amt: { '#text': string }; CdtDbtInd: string }) =>
      Number(Amt['#text']) * (CdtDbtInd === 'DBIT' ? -1 : 1);
    const [opening, closing] = statement.Bal.map(signed);
    expect([opening, ...statement.Ntry.map(signed), closing]).toEqual([0, -12.5, -100, -1000, 2000, 887.5]);
    expect(statement.Ntry[2].NtryDtls.TxDtls).toMatchObject({
      Refs: { EndToEndId: 'Invoice 7' },
      Chrgs: { TtlChrgsAndTaxAmt: { '#text': '5.97', '@_Ccy': 'GBP' } },
      RltdPties: { Cdtr: { Pty: { Nm: NASTY } }, CdtrAcct: { Id: { IBAN: 'DE89370400440532013000' } } },
      RmtInf: { Ustrd: `Sent money to ${NASTY}` },
    });
  });
});

describe('MT940', () => {
  test('is read by others, in letters that SWIFT has', async () => {
    const pounds = await lived();
    const { payload } = (await statements.file(pounds, 'mt940')).raw;
    expect(payload).toMatch(/^[A-Za-z0-9/\-?:().,'+ \r\n]*$/);
    expect(payload.split('\r\n').every(line => line.length <= 4 + 65)).toBe(true);
    const [statement] = new mt940.Parser().parse(payload);
    expect([statement?.openingBalance, statement?.closingBalance]).toEqual([0, 887.5]);
    expect(statement?.transactions.map(({ amount }) => amount)).toEqual([2000, -1000, -100, -12.5]);
    expect(payload.replace(/\r\n/g, '')).toContain('Sent money to Lukasz .Strasse. + .Son., .... .1+1 Invoice 7');
  });

  test('has room for the most that anybody can hold', async () => {
    const pounds = await statements.calls.standard('GBP');
    await statements.calls.add(pounds, 'GBP', 999_999_999_999.99);
    const { payload } = (await statements.file(pounds, 'mt940')).raw;
    expect(payload).toMatch(/^:61:2603020302C999999999999,99NTRF/m);
    expect([...payload.matchAll(/\d+,\d*/g)].every(([amount]) => amount.length <= 15)).toBe(true);
    expect(
      (await statements.calls.topUp({ profileId: 30_000_001, balanceId: pounds, currency: 'GBP', amount: 0.01 }))
        .status,
    ).toBe(422);
  });

  test('lets no text pass for a field or for the end', async () => {
    const pounds = await lived(`${'x'.repeat(24)}:62F:C260302GBP999,00\r\n-\r\n:20:x ${'-'.repeat(400)}`);
    const { payload } = (await statements.file(pounds, 'mt940')).raw;
    const [statement, ...more] = new mt940.Parser().parse(payload);
    expect([more.length, statement?.closingBalance]).toEqual([0, 887.5]);
    expect(payload.match(/^:62F:/gm)).toHaveLength(1);
    expect(payload.match(/^-/gm)).toHaveLength(1);
  });
});

test('QIF has one record for each line', async () => {
  const pounds = await lived('a\nb^\n^');
  const [head, ...rest] = (await statements.file(pounds, 'qif')).raw.payload.split('\n');
  const records = rest.join('\n').split('\n^\n').slice(0, -1);
  expect(head).toBe('!Type:Bank');
  const fields = records.map(record => Object.fromEntries(record.split('\n').map(line => [line[0], line.slice(1)])));
  expect(fields.map(({ T }) => Number(T))).toEqual([-12.5, -100, -1000, 2000]);
  expect(fields[2]).toEqual({
    D: '03/02/2026',
    T: '-1000.00',
    P: 'a b^ ^',
    M: 'Sent money to a b^ ^',
    N: expect.stringMatching(/^TRANSFER-\d+$/),
  });
});

test('PDF says whose it is, what happened, and that it is test data', async () => {
  const pounds = await lived('Łukasz Ştefan');
  const read = async (query = {}) => {
    const bytes = (await statements.file(pounds, 'pdf', query)).raw.rawPayload;
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
    return text.join(' ').replace(/\s+/g, ' ');
  };
  const english = await read();
  for (const part of [
    'GBP statement',
    'Ada Lovell',
    'Sent money to Łukasz Ştefan Invoice 7 TRANSFER-',
    '-1000.00',
    '887.50 GBP',
    'emulator',
  ]) {
    expect(english).toContain(part);
  }
  expect(await read({ statementLocale: 'pl' })).toContain('Saldo końcowe');
  expect(await read({ intervalEnd: '2026-01-01T00:00:00Z' })).toContain('No transactions');
});
