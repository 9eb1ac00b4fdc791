// Nearest: which of the known words somebody probably meant.
import { distance } from 'fastest-levenshtein';

const MOST = 3;

/** The likely ones, nearest first; none when nothing is near. */
export function nearest(typed: string, known: readonly string[]): readonly string[] {
  const wanted = pieces(typed);
  // One slip in three letters; a single letter is never enough to guess from.
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(known)]
    .map((word) => ({ word, away: away(wanted, pieces(word)) }))
    .filter(({ away }) => away <= limit)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** All of them, the likely ones first, so that a long list may be cut. */
export function nearestFirst(typed: string, known: readonly string[]): readonly string[] {
  const likely = nearest(typed, known);
  return [...likely, ...known.filter((word) => !likely.includes(word))];
}

// A word begun and left is as near as one slip: `opt` means `optimize`.
function away(typed: string, word: string): number {
  if (typed.length >= 2 && word.startsWith(typed)) return 1;
  return isSwapped(typed, word) ? 1 : distance(typed, word);
}

// Two neighbours that changed places are one slip of the fingers, though two edits.
function isSwapped(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const swapped = `${typed.slice(0, at)}${typed[at + 1] ?? ''}${typed[at] ?? ''}${typed.slice(at + 2)}`;
  return swapped === word;
}

// Korean in its letters, not its syllables: one wrong vowel is one slip.
function pieces(word: string): string {
  return word.toLowerCase().normalize('NFD');
}
