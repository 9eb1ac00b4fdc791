// Typed: the text after `/aegis` or after the mention, as its writer saw it. Slack escapes three characters and wraps
// what looks like an address in a link; both are undone. What the words mean is decided by the one parser, later.
import type { NewRequest } from '../../core/request.ts';

/** The verb of a request that no parser has read yet: its words are in `args.typed`. */
export function typedRequest(request: Omit<NewRequest, 'verb' | 'args'>, text: string): NewRequest {
  return { ...request, verb: 'invalid', args: { typed: asWritten(text) } };
}

// The parser refuses what is longer than half of this, and says so. Cut before any pattern sees it: this process has
// three seconds to acknowledge.
const MOST_CHARACTERS = 4000;

function asWritten(text: string): string {
  // Left as it came: read as written it could shrink to a shorter command that nobody wrote.
  if (text.length > MOST_CHARACTERS) return text.slice(0, MOST_CHARACTERS);
  return text
    .replaceAll(/<((?:https?:\/\/|mailto:)[^|>]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => label ?? url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
