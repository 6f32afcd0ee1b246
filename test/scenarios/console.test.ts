import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { consoleFiles, textOf } from '../support/source.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const open = (url: string, accept: string) => sandbox.inject({ url, headers: { accept } });

test('a browser is shown the console, and everybody else what there is to call', async () => {
  const page = await open('/_worlds/w/_localwise/', BROWSER);
  expect([page.status, page.headers['content-type'], page.headers.vary]).toEqual([
    200,
    'text/html; charset=utf-8',
    'accept',
  ]);
  expect(page.body).toContain('<body data-world="w" data-base="/_worlds/w"');
  for (const accept of ['*/*', 'application/json', '']) {
    const { body, headers } = await open('/_localwise', accept);
    expect([headers['content-type'], body.name]).toEqual(['application/json; charset=utf-8', 'localwise']);
  }
});

test('no script but our own may run there, and nothing leaves for elsewhere', async () => {
  const { body, headers } = await open('/_localwise', BROWSER);
  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]));
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
  const links = [...body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link = '']) => link);
  expect(links.filter(link => !/^(#|\/(?!\/))/.test(link))).toEqual([]);
  expect(body).not.toMatch(/<script(?![^>]* src=)| on\w+=| style=/);
});

test('its files come with their types, and others do not come', async () => {
  const names = consoleFiles.map(path => path.split('/').at(-1) ?? '');
  expect(names).toContain('main.js');
  for (const name of names) {
    const { status, headers, raw } = await sandbox.inject({ url: `/_localwise/console/${name}` });
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(name.endsWith('js') ? /^text\/javascript/ : /^text\/css/);
    expect(raw.payload).toBe(textOf(`src/routes/control/console/${name}`));
  }
  for (const name of ['tsconfig.json', 'constructor', '..%2Findex.ts', 'nothing.js'])
    expect((await sandbox.inject({ url: `/_localwise/console/${name}` })).status).toBe(404);
});

test('its scripts write no markup, which the policy would stop, too', () => {
  const markup = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser/;
  expect(consoleFiles.filter(path => markup.test(textOf(path)))).toEqual([]);
});
