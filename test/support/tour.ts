/** One block of the README's tour: what it is about, and what a reader pastes. */
export interface TourStep {
  readonly title: string;
  readonly script: string;
}

const BLOCK = /```bash tour\n([\s\S]*?)```/g;

/** The blocks of the tour in their order, each titled by the sentence before it. */
export function tourOf(readme: string): TourStep[] {
  return [...readme.matchAll(BLOCK)].map(({ index, 1: script = '' }) => {
    const paragraph = readme.slice(0, index).trimEnd().split('\n\n').at(-1) ?? '';
    return {
      title: paragraph
        .replace(/\s+/g, ' ')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/:$/, ''),
      script,
    };
  });
}
