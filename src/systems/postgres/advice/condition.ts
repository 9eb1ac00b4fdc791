// What a condition of a plan asks of one column or expression of one table.
import { bare, isKnown, literalIn, operatorAt, splitAt, tokensOf, written, type Token } from './tokens.ts';

/** `pattern`: LIKE whose text is not known. */
export type Meeting =
  | 'equal'
  | 'in'
  | 'join'
  | 'range'
  | 'prefix'
  | 'infix'
  | 'pattern'
  | 'contains'
  | 'key-exists'
  | 'overlaps'
  | 'matches'
  | 'null'
  | 'not-null'
  | 'true'
  | 'false'
  | 'other';

export interface Condition {
  /** The name by which the plan calls the table. */
  readonly alias: string;
  /** The column or expression, as the server writes it inside an index: `lower(email)`. */
  readonly key: string;
  /** The column, when it is one, as the server quotes it. */
  readonly column?: string;
  readonly meeting: Meeting;
  /** Written out in the statement: the same at every call. */
  readonly literal?: string;
  /** The literal as the server writes it: `'failed'::text`. */
  readonly constant?: string;
  /** The table on the other side of a join. */
  readonly with?: string;
}

const RANGE = new Set(['<', '<=', '>', '>=']);
const flipped: Readonly<Record<string, string>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '@>': '<@',
  '<@': '@>',
};
const named: Readonly<Record<string, Meeting>> = {
  '@>': 'contains',
  '?': 'key-exists',
  '?|': 'key-exists',
  '?&': 'key-exists',
  '&&': 'overlaps',
  '@@': 'matches',
  '~~*': 'infix',
};

/** All that must hold together. What stands in an OR or is not understood comes as `other`. */
export function conditionsIn(text: string): Condition[] {
  return conjuncts(tokensOf(text)).flatMap(conditionOf);
}

function conjuncts(tokens: readonly Token[]): (readonly Token[])[] {
  const inner = bare(tokens);
  const parts = splitAt(inner, 'AND');
  return parts.length === 1 ? [inner] : parts.flatMap(conjuncts);
}

function conditionOf(tokens: readonly Token[]): Condition[] {
  if (splitAt(tokens, 'OR').length > 1) return unclear(tokens);
  const [left = [], right] = splitAt(tokens, 'IS');
  if (right !== undefined) {
    const meeting = right.join(' ') === 'NULL' ? 'null' : right.join(' ') === 'NOT NULL' ? 'not-null' : 'other';
    return about(left, { meeting });
  }
  if (tokens[0] === 'NOT') return about(bare(tokens.slice(1)), { meeting: 'false' });
  const at = operatorAt(tokens);
  if (at < 0) return about(tokens, { meeting: 'true' });
  return compared(bare(tokens.slice(0, at)), tokens[at] ?? '', bare(tokens.slice(at + 1)));
}

function compared(left: readonly Token[], operator: string, right: readonly Token[]): Condition[] {
  if (isKnown(left) && !isKnown(right)) return compared(right, flipped[operator] ?? operator, left);
  if (!isKnown(right)) return operator === '=' ? joined(left, right) : unclear([...left, ...right]);
  const literal = literalIn(right);
  const meeting = meetingOf(operator, right, literal);
  return about(left, literal === undefined ? { meeting } : { meeting, literal, constant: written(right) });
}

function meetingOf(operator: string, right: readonly Token[], literal: string | undefined): Meeting {
  if (operator === '=') return right[0] === 'ANY' ? 'in' : 'equal';
  if (RANGE.has(operator)) return 'range';
  if (operator === '~~') return likeOf(literal);
  return named[operator] ?? 'other';
}

function likeOf(literal: string | undefined): Meeting {
  if (literal === undefined) return 'pattern';
  if (/^[%_]/.test(literal)) return 'infix';
  return 'prefix';
}

function joined(left: readonly Token[], right: readonly Token[]): Condition[] {
  const [one, other] = [left, right].map((side) => aliasesIn(side));
  if (one?.length !== 1 || other?.length !== 1 || one[0] === other[0]) return unclear([...left, ...right]);
  return [
    ...about(left, { meeting: 'join', with: other[0] ?? '' }),
    ...about(right, { meeting: 'join', with: one[0] ?? '' }),
  ];
}

function about(
  side: readonly Token[],
  rest: Pick<Condition, 'meeting' | 'literal' | 'constant' | 'with'>,
): Condition[] {
  const [alias, ...others] = aliasesIn(side);
  if (alias === undefined || others.length > 0) return unclear(side);
  return [{ alias, ...keyOf(side), ...rest }];
}

/** Without the table's name, and without the cast that only renames a type. */
export function keyOf(side: readonly Token[]): { key: string; column?: string } {
  const tokens = withoutAlias(bare(uncast(bare(side))));
  const [only = ''] = tokens;
  if (tokens.length === 1) return { key: only, column: only };
  const key = written(tokens);
  return { key: /^[\p{L}_]+\(.*\)$/u.test(key) ? key : `(${key})` };
}

function uncast(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findLastIndex((token) => token === '::');
  const isOuter = at > 0 && tokens.slice(at).join(' ') === ':: text' && bare(tokens.slice(0, at)).length === 3;
  return isOuter ? tokens.slice(0, at) : tokens;
}

function withoutAlias(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => token !== '.' && tokens[index + 1] !== '.');
}

/** Every column named in it, table by table: `[alias, column]`. */
export function columnsIn(tokens: readonly Token[]): [string, string][] {
  return tokens.flatMap((token, index): [string, string][] =>
    token === '.' ? [[plain(tokens[index - 1] ?? ''), tokens[index + 1] ?? '']] : [],
  );
}

function aliasesIn(tokens: readonly Token[]): string[] {
  return [...new Set(columnsIn(tokens).map(([alias]) => alias))];
}

function unclear(tokens: readonly Token[]): Condition[] {
  return columnsIn(tokens).map(([alias, column]) => ({ alias, key: column, column, meeting: 'other' }));
}

function plain(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
