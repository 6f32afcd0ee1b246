import { textOf } from '../source.ts';
import { assumptionsDocument } from './assumptions.ts';
import { commandsSection } from './commands.ts';
import { controlSection } from './control.ts';
import { dialectSection } from './dialect.ts';
import { emulatedSection, legacySection } from './emulated.ts';
import { flagsSection } from './flags.ts';
import { lifecyclesDocument } from './lifecycles.ts';
import { refusalsDocument } from './refusals.ts';
import { outcomesSection, scenariosSection } from './scenarios.ts';
import { replaceSection } from './sections.ts';
import { shapesDocument } from './shapes.ts';

/** A page that is written, in whole or in part, from the sources. */
export interface Document {
  readonly path: string;
  /** The command that writes it. */
  readonly by: 'readme' | 'diagrams' | 'shapes';
  readonly make: () => string | Promise<string>;
}

const sections: Readonly<Record<string, () => string | Promise<string>>> = {
  emulated: emulatedSection,
  legacy: legacySection,
  flags: flagsSection,
  commands: commandsSection,
  dialect: dialectSection,
  control: controlSection,
  outcomes: outcomesSection,
  scenarios: scenariosSection,
};

async function readme(): Promise<string> {
  let text = textOf('README.md');
  for (const [name, make] of Object.entries(sections)) text = replaceSection(text, name, await make());
  return text;
}

export const documents: readonly Document[] = [
  { path: 'README.md', by: 'readme', make: readme },
  { path: 'ASSUMPTIONS.md', by: 'readme', make: assumptionsDocument },
  { path: 'src/state/kernel/refusals/README.md', by: 'readme', make: refusalsDocument },
  { path: 'src/state/row-shapes.json', by: 'shapes', make: shapesDocument },
  { path: 'src/state/lifecycles/README.md', by: 'diagrams', make: lifecyclesDocument },
];
