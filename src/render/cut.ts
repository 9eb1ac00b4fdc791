// Cut: text made to fit, never inside a character as people see it, and always saying how much is missing.
import type { Say } from '../core/words.ts';
import { words } from './words.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `most` UTF-16 units, ending between two graphemes. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  // A cluster longer than this is an attack on the eye; it is cut between code points.
  const window = text.slice(0, most + 64);
  const start = graphemes.segment(window).containing(most)?.index ?? most;
  return text.slice(0, start > 0 ? start : most).replace(/[\uD800-\uDBFF]$/, '');
}

interface Fit {
  readonly most: number;
  readonly escape: (text: string) => string;
  readonly say: Say;
}

/** The escaped text, cut before it is escaped so that no entity or mention is broken. */
export function fit(text: string, { most, escape, say }: Fit): string {
  let kept = cutAt(text, most);
  let escaped = escape(kept);
  let missing = text.length - kept.length;
  let tail = missing > 0 ? say(words.cut({ count: missing })) : '';
  while (escaped.length + tail.length > most && kept.length > 0) {
    const share = Math.max(0, (most - tail.length - 8) / escaped.length);
    kept = cutAt(kept, Math.min(kept.length - 1, Math.floor(kept.length * share)));
    escaped = escape(kept);
    missing = text.length - kept.length;
    tail = say(words.cut({ count: missing }));
  }
  return escaped + tail;
}
