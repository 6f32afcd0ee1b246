import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documents } from '../support/generate/documents.ts';
import { root, textOf } from '../support/source.ts';
import { tourOf } from '../support/tour.ts';

test.each(documents)('$path says what the sources say; else run npm run $by', async ({ path, make }) => {
  expect(existsSync(join(root, path))).toBe(true);
  expect(textOf(path) === (await make())).toBe(true);
});

test('the pages of the project link to files that exist', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'ASSUMPTIONS.md', 'src/state/lifecycles/README.md'];
  const broken = pages.flatMap(page =>
    [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, target = '']) => target)
      .filter(target => !existsSync(join(root, page, '..', target)))
      .map(target => `${page} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('the pages name no machine and no origin that a reader could not have', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'ASSUMPTIONS.md', 'src/state/lifecycles/README.md'];
  expect(pages.filter(page => /\/work\/|\.\.\/shared|registry\.npmjs/.test(textOf(page)))).toEqual([]);
});

test('the tour of the README needs nothing but curl, node and openssl', () => {
  const steps = tourOf(textOf('README.md'));
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.filter(({ script }) => /\b(jq|python3?|npx|wget)\b/.test(script))).toEqual([]);
});
