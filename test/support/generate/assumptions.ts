import { sourceFiles, textOf } from '../source.ts';

interface Assumption {
  /** `quotes`, `plugins`, …: the folder, which is the part of the business. */
  readonly group: string;
  readonly name: string;
  readonly about: string;
  readonly assumed: string;
  readonly source: string | undefined;
}

const DOCSTRING = /\/\*\*((?:(?!\*\/)[\s\S])*@assumed(?:(?!\*\/)[\s\S])*)\*\/\s*([^\n]*)/g;
const NAME = /(?:function\*?|const|interface|type|class|async)\s+(\w+)|^\s*(?:readonly\s+)?['"]?([\w.-]+)['"]?[:(]/;

/** Reads every docstring that carries `@assumed`. */
function assumptionsIn(path: string): Assumption[] {
  return [...textOf(path).matchAll(DOCSTRING)].map(([, comment = '', declaration = '']) => {
    const text = comment.replace(/^\s*\* ?/gm, '').trim();
    const [about = '', ...tags] = ` ${text}`.split(/\s(?=@[a-z]+\s)/);
    const tag = (name: string): string | undefined => {
      const found = tags.filter(each => each.startsWith(`@${name} `));
      return found.length === 0 ? undefined : found.map(each => flowing(each.slice(name.length + 2))).join('; ');
    };
    const name = NAME.exec(declaration.replace(/^export\s+/, ''));
    return {
      group: groupOf(path),
      name: name?.[1] ?? name?.[2] ?? '',
      about: flowing(about),
      assumed: tag('assumed') ?? '',
      source: tag('source'),
    };
  });
}

const flowing = (text: string): string => text.replace(/\s+/g, ' ').trim();

const groupOf = (path: string): string => path.split('/').slice(1, -1).pop() ?? 'server';

const show = ({ name, about, assumed, source }: Assumption): string =>
  [`- ${name === '' ? '' : `\`${name}\`: `}${assumed}`, about && `  - ${about}`, source && `  - Source: ${source}`]
    .filter(Boolean)
    .join('\n');

/** Every choice made where the sources are silent, because it is what a partner will ask about. */
export function assumptionsDocument(): string {
  const all = sourceFiles.flatMap(assumptionsIn);
  const groups = [...new Set(all.map(({ group }) => group))].sort();
  const sections = groups.map(group => {
    const own = all.filter(assumption => assumption.group === group);
    return `## ${group}\n\n${own.map(show).join('\n')}\n`;
  });
  return [
    '# Assumptions\n',
    'Where the documentation is silent, localwise had to choose. These are the choices, each with the code that made it',
    'and with what it is about. `npm run readme` writes this page from the `@assumed` notes in the sources.\n',
    ...sections,
  ].join('\n');
}
