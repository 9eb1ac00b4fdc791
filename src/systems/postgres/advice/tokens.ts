// The conditions of a plan, as the server prints them, cut into tokens: enough grammar to see which column meets what.

/** One name part, literal, number, parameter, operator or bracket. */
export type Token = string;

// In this order: text (with E'' escapes), quoted name, parameter, number, name, cast, operator, bracket or comma.
const TOKEN =
  /E?'(?:[^'\\]|''|\\.)*'|"(?:[^"]|"")*"|\$\d+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[\p{L}_][\p{L}\p{N}_$]*|::|[-+*/<>=~!@#%^&|`?]+|[^\s]/gu;

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token);
}

/** Written again so that the server reads the same. */
export function written(tokens: readonly Token[]): string {
  return tokens
    .join(' ')
    .replaceAll(/ ?(\.|::) ?/g, '$1')
    .replaceAll(/([\p{L}\p{N}_"]) \(/gu, '$1(')
    .replaceAll(/([([]) /g, '$1')
    .replaceAll(/ ([)\],])/g, '$1')
    .replaceAll(/ \[/g, '[');
}

const OPENS = new Set(['(', '[']);
const CLOSES = new Set([')', ']']);

/** The parts between separators that stand outside all brackets. */
export function splitAt(tokens: readonly Token[], separator: Token): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += OPENS.has(token) ? 1 : CLOSES.has(token) ? -1 : 0;
    if (depth === 0 && token === separator) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Without brackets around the whole. */
export function bare(tokens: readonly Token[]): readonly Token[] {
  if (tokens[0] !== '(' || tokens.at(-1) !== ')') return tokens;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    depth += OPENS.has(token) ? 1 : CLOSES.has(token) ? -1 : 0;
    if (depth === 0 && index < tokens.length - 1) return tokens;
  }
  return bare(tokens.slice(1, -1));
}

/** Position of the first operator outside all brackets; -1: none. */
export function operatorAt(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    depth += OPENS.has(token) ? 1 : CLOSES.has(token) ? -1 : 0;
    if (depth === 0 && /^[-+*/<>=~!@#%^&|`?]+$/.test(token)) return index;
  }
  return -1;
}

/** A constant, a parameter or a call without columns: something known before a row is read. */
export function isKnown(tokens: readonly Token[]): boolean {
  // A column always comes with its table's name before a dot.
  return !tokens.includes('.') && !tokens.includes('SubPlan') && tokens.length > 0;
}

/** A single text or number literal, whatever it is cast to. */
export function literalIn(tokens: readonly Token[]): string | undefined {
  const [first = ''] = bare(tokens);
  const rest = bare(tokens).slice(1);
  if (rest.length > 0 && rest[0] !== '::') return undefined;
  if (/^\d/.test(first)) return first;
  if (first === 'true' || first === 'false') return first;
  return first.startsWith("'") ? first.slice(1, -1).replaceAll("''", "'") : undefined;
}
