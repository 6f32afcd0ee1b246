import { expect, test } from 'vitest';
import { consoleFiles, functionsOf, sourceFiles, textOf } from '../support/source.ts';

const LONGEST_FILE = 250;
const LONGEST_FUNCTION = 60;
const LONGEST_HANDLER = 8;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

const isTable = (path: string): boolean => path === 'src/contract/summaries.ts';

test('no file is longer than a reader can hold', () => {
  const long = [...sourceFiles, ...consoleFiles]
    .filter(path => !isTable(path))
    .map(path => ({ path, lines: textOf(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST_FILE);
  expect(long).toEqual([]);
});

test('no function is longer than a screen', () => {
  const long = sourceFiles.flatMap(path =>
    functionsOf(path)
      .filter(({ lines }) => lines > LONGEST_FUNCTION)
      .map(({ name, line, lines }) => `${path}:${line} ${name} has ${lines} lines`),
  );
  expect(long).toEqual([]);
});

test('half of all functions have at most ten lines, nine of ten at most forty', () => {
  const lines = sourceFiles.flatMap(path => functionsOf(path).map(each => each.lines));
  expect(percentile(lines, 0.5)).toBeLessThanOrEqual(10);
  expect(percentile(lines, 0.9)).toBeLessThanOrEqual(40);
});

test('a handler reads, asks and shows, in at most eight lines', () => {
  const routes = sourceFiles.filter(path => /^src\/routes\/[^/]+\.ts$/.test(path) && !path.endsWith('binding.ts'));
  const long = routes.flatMap(path =>
    functionsOf(path)
      .filter(({ lines }) => lines > LONGEST_HANDLER)
      .map(({ name, line, lines }) => `${path}:${line} ${name} has ${lines} lines`),
  );
  expect(long).toEqual([]);
});

test('no handler decides by a status', () => {
  const routes = sourceFiles.filter(path => /^src\/routes\/[^/]+\.ts$/.test(path) && !path.endsWith('binding.ts'));
  expect(routes.filter(path => /\bif \(|\btry \{|\.status ===/.test(textOf(path)))).toEqual([]);
});
