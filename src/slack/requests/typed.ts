// Typed: the text after `/aegis` or after the mention, as its writer saw it. Slack escapes three characters and wraps
// what looks like an address in a link; both are undone. What the words mean is decided by the one parser, later.
import type { NewRequest } from '../../core/request.ts';

/** The verb of a request that no parser has read yet: its words are in `args.typed`. */
export function typedRequest(request: Omit<NewRequest, 'verb' | 'args'>, text: string): NewRequest {
  return { ...request, verb: 'invalid', args: { typed: asWritten(text) } };
}

function asWritten(text: string): string {
  return text
    .replaceAll(/<((?:https?:\/\/|mailto:)[^|>]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => label ?? url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
