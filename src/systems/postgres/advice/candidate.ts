// An index that does not exist yet: its keys, and the statement that would build it. Every name in it was quoted by the
// server.
import type { Index, Table } from './table.ts';

export interface CandidateKey {
  /** The column or expression. */
  readonly key: string;
  readonly column?: string;
  /** Operator class, with its schema where it is not the catalogue's. */
  readonly class?: string;
  readonly descending?: boolean;
  readonly nullsFirst?: boolean;
}

export interface Candidate {
  readonly table: Table;
  readonly method: 'btree' | 'gin' | 'brin';
  readonly keys: readonly CandidateKey[];
  readonly include: readonly string[];
  readonly where?: string;
  /** Of the table's rows. */
  readonly rowShare: number;
}

/** `(status, created_at DESC) INCLUDE (total) WHERE …`, as it stands in the statement. */
export function shapeOf({ method, keys, include, where }: Candidate): string {
  const using = method === 'btree' ? '' : `USING ${method} `;
  const included = include.length === 0 ? '' : ` INCLUDE (${include.join(', ')})`;
  return `${using}(${keys.map(keyText).join(', ')})${included}${where === undefined ? '' : ` WHERE ${where}`}`;
}

export function keyText(key: CandidateKey): string {
  const { descending = false, nullsFirst = false } = key;
  const nulls = descending === nullsFirst ? '' : nullsFirst ? ' NULLS FIRST' : ' NULLS LAST';
  return `${key.key}${key.class === undefined ? '' : ` ${key.class}`}${descending ? ' DESC' : ''}${nulls}`;
}

/** The same for the same index, however it was found. */
export function identityOf(candidate: Candidate): string {
  return `${candidate.table.quoted} ${shapeOf(candidate)}`;
}

/** Without a name: only for a hypothetical one. */
export function hypotheticalDdl(candidate: Candidate): string {
  return `CREATE INDEX ON ${candidate.table.quoted} ${shapeOf(candidate)}`;
}

/**
 * Where the planner's answer to a hypothetical index is known to be too careful: an expression has no statistics before
 * its index exists (measured: 2313, and 8 afterwards), BRIN is charged whole ranges though they lie in order, and hypopg
 * 1.3 recognises the WHERE of an index only on the first table of a statement, never through a view.
 */
export function isUnderrated({ method, keys, where }: Candidate, used: boolean): boolean {
  return method === 'brin' || keys.some(({ column }) => column === undefined) || (where !== undefined && !used);
}

/** A valid index that is there already and begins with these keys. */
export function coveredBy(candidate: Candidate): Index | undefined {
  return candidate.table.indexes.find((index) => index.valid && isCovered(candidate, index));
}

function isCovered({ method, keys, include, where }: Candidate, index: Index): boolean {
  // A part has its own answer; an index on the whole table has it only for what the keys say.
  if (index.method !== method || plain(index.predicate) !== plain(where ?? '')) return false;
  const there = index.keys.filter(({ included }) => !included);
  const isPrefix = isPrefixOf(keys, there) || isPrefixOf(keys.map(flipped), there);
  return isPrefix && include.every((column) => index.keys.some(({ key }) => key === column));
}

/** Existing indexes that nobody would need beside this one: plain, and a beginning of it. */
export function madeRedundant({ table, method, keys, where }: Candidate): Index[] {
  if (method !== 'btree' || where !== undefined) return [];
  const wanted = table.indexes.filter(
    (index) => index.method === 'btree' && !index.partial && !index.unique && !index.needed,
  );
  return wanted.filter((index) => {
    const own = index.keys.filter(({ included }) => !included);
    return own.length === index.keys.length && own.length <= keys.length && beginsWith(keys, own);
  });
}

function isPrefixOf(keys: readonly CandidateKey[], there: Index['keys']): boolean {
  return keys.length <= there.length && keys.every((key, at) => isSame(key, there[at]));
}

function beginsWith(keys: readonly CandidateKey[], own: Index['keys']): boolean {
  return own.every((key, at) => keys[at] !== undefined && isSame(keys[at], key));
}

function isSame(key: CandidateKey, there: Index['keys'][number] | undefined): boolean {
  if (there === undefined || plain(key.key) !== plain(there.key)) return false;
  const { descending = false, nullsFirst = false } = key;
  const option = (descending ? 1 : 0) + (nullsFirst ? 2 : 0);
  const special = /_(pattern|path|trgm)/;
  const sameClass = (key.class ?? '').split('.').at(-1) === (special.test(there.class) ? there.class : '');
  return sameClass && (there.option === option || key.class !== undefined);
}

function flipped(key: CandidateKey): CandidateKey {
  return { ...key, descending: key.descending !== true, nullsFirst: key.nullsFirst !== true };
}

/** The server writes the same expression with more or fewer brackets. */
function plain(expression: string): string {
  return expression.replaceAll(/[()\s]/g, '');
}
