import { editDistance } from './edit-distance.ts';

/** What is longer is no misspelling of ours, and comparing it to the end would hold everybody up. */
const MOST_LETTERS = 60;

/** From 0, the same, to 1, nothing in common; whether letters are large or small does not count. */
export function unlikeness(word: string, given: string): number {
  const [known, said] = [word.toLowerCase(), given.toLowerCase()];
  const longer = Math.max(known.length, said.length, 1);
  return Math.min(1, editDistance(known, said) / longer);
}

/** The one of some words that was probably meant: the most alike for its length, a word of which a part was written first. */
export function nearestWord(given: string, words: readonly string[]): string {
  const said = given.slice(0, MOST_LETTERS);
  const far = (word: string): number =>
    unlikeness(word, said) * (said !== '' && word.toLowerCase().includes(said.toLowerCase()) ? 0.5 : 1);
  const ranked = words.map(word => ({ word, far: far(word) }));
  return ranked.reduce((best, next) => (next.far < best.far ? next : best), { word: words[0] ?? '', far: 1 }).word;
}
