// Indexes that are no B-tree: GIN for what is inside a value, BRIN for big tables that lie in the order of a column.
import type { Candidate, CandidateKey } from './candidate.ts';
import type { Condition } from './condition.ts';
import { columnOf, type Table } from './table.ts';

/** What is there in the database. */
export interface Surroundings {
  /** Quoted; null: pg_trgm is not installed. */
  readonly trigramSchema: string | null;
  readonly immutable: ReadonlySet<string>;
  /** A table at least this big may be served by a BRIN. */
  readonly brinBytes: number;
}

const PAGE_BYTES = 8192;
const LIES_IN_ORDER = 0.95;

export function otherMethods(table: Table, conditions: readonly Condition[], around: Surroundings): Candidate[] {
  const gin = conditions.flatMap((condition) => ginKey(table, condition, around));
  const brin = conditions.filter((condition) => isInOrder(table, condition, around));
  return [
    ...gin.map((key): Candidate => ({ table, method: 'gin', keys: [key], include: [], rowShare: 1 })),
    ...brin.map(({ key, column = key }): Candidate => {
      return { table, method: 'brin', keys: [{ key, column }], include: [], rowShare: 1 };
    }),
  ];
}

function ginKey(table: Table, { key, column, meeting }: Condition, { trigramSchema }: Surroundings): CandidateKey[] {
  const own = column === undefined ? { key } : { key, column };
  const { type = '', category = '' } = columnOf(table, column ?? '') ?? {};
  if (meeting === 'infix' || meeting === 'pattern') {
    return trigramSchema === null ? [] : [{ ...own, class: `${trigramSchema}.gin_trgm_ops` }];
  }
  if (meeting === 'contains' && type === 'jsonb') return [{ ...own, class: 'jsonb_path_ops' }];
  if (meeting === 'key-exists' && type === 'jsonb') return [own];
  if ((meeting === 'contains' || meeting === 'overlaps') && category === 'A') return [own];
  if (meeting === 'matches' && (type === 'tsvector' || key.startsWith('to_tsvector('))) return [own];
  return [];
}

function isInOrder(table: Table, { meeting, column }: Condition, { brinBytes }: Surroundings): boolean {
  const correlation = columnOf(table, column ?? '')?.correlation ?? 0;
  return meeting === 'range' && Math.abs(correlation) > LIES_IN_ORDER && table.pages * PAGE_BYTES >= brinBytes;
}
