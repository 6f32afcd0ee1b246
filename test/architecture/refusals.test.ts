import { expect, test } from 'vitest';
import { wordings } from '../../src/routes/views/wording/index.ts';
import { refusals } from '../../src/state/kernel/index.ts';
import { sourceFiles, textOf } from '../support/source.ts';

const catalogue = Object.keys(refusals);

/** Where refusals are listed and worded; being named there is no use. */
const lists = /^src\/state\/kernel\/refusals\/|^src\/routes\/views\/wording\//;
const texts = sourceFiles.filter(path => !lists.test(path)).map(textOf);

/** Codes are written out, or built from a template such as `transfer.quote-${trouble}`. */
const templates = texts.flatMap(text => [...text.matchAll(/`([a-z]+\.[a-z-]*)\$\{/g)].map(([, start = '']) => start));

test('every refusal in the catalogue is used', () => {
  const unused = catalogue
    .filter(code => !texts.some(text => text.includes(`'${code}'`)))
    .filter(code => !templates.some(start => code.startsWith(start)));
  expect(unused).toEqual([]);
});

test('every wording words a refusal of the catalogue', () => {
  expect(Object.keys(wordings).filter(code => !catalogue.includes(code))).toEqual([]);
});

test('every refusal that a docstring announces exists', () => {
  const announced = texts.flatMap(text =>
    [...text.matchAll(/@throws Refusal ((?:`[a-z.-]+`(?:,\s*(?:\*\s*)?|\s+(?:\*\s*)?and\s+)?)+)/g)].flatMap(
      ([, codes = '']) => [...codes.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    ),
  );
  expect([...new Set(announced)].filter(code => code.includes('.') && !catalogue.includes(code))).toEqual([]);
});

test('a refusal is named after its family first', () => {
  expect(catalogue.filter(code => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
});
