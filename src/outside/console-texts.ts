import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../routes/control/console/', import.meta.url);

/** The files of the console, by their names. The bundle has their texts in place of this module. */
export const texts: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter(name => /\.(js|css)$/.test(name))
    .map(name => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
