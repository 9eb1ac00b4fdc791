// The exact statements that build an advised index and take it back, with a name that is free.
import type { Session } from '../session.ts';
import { shapeOf, type Candidate } from './candidate.ts';

export interface Statements {
  readonly index: string;
  readonly ddl: string;
  readonly undo: string;
}

export async function statementsOf({ rows }: Session, candidates: readonly Candidate[]): Promise<Statements[]> {
  const schemas = candidates.map(({ table }) => table.rootSchema);
  const wishes = candidates.map(wishedName);
  const names = await rows<Name>('advice-names', [schemas, wishes]);
  return candidates.map((candidate, at) => {
    const { index = '', quoted = '', full = '' } = names[at] ?? {};
    // A partitioned table cannot be indexed concurrently as a whole: its parts are, one by one.
    const how = candidate.table.partitioned ? '' : 'CONCURRENTLY ';
    const ddl = `CREATE INDEX ${how}${quoted} ON ${candidate.table.quoted} ${shapeOf(candidate)}`;
    return { index, ddl, undo: `DROP INDEX ${how}${full}` };
  });
}

interface Name {
  readonly index: string;
  readonly quoted: string;
  readonly full: string;
}

function wishedName({ table, keys, where, method }: Candidate): string {
  const parts = keys.map(({ column, key }) =>
    (column ?? key).replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, ''),
  );
  const kind = method === 'btree' ? (where === undefined ? 'idx' : 'part_idx') : `${method}_idx`;
  return `${table.rootName}_${parts.join('_')}_${kind}`.slice(0, 58);
}
