// Sequences near their end, by the type of the column that they fill: then every insert fails.
import { noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import type { Text } from '../../../../core/words.ts';
import type { Session } from '../../session.ts';
import type { Limits } from '../../thresholds.ts';
import { words } from '../../words-server.ts';
import { severityOf } from '../severity.ts';

interface Sequence {
  readonly schema: string;
  readonly sequence: string;
  readonly tableSchema: string | null;
  readonly table: string | null;
  readonly column: string | null;
  readonly type: string;
  readonly last: number | null;
  readonly end: number;
  /** Null: never used, cannot run out, or not to be read. */
  readonly usedPercent: number | null;
  readonly all: number;
  readonly locked: number;
  readonly forbidden: number;
  /** Too many to be read at one look. */
  readonly unread: number;
}

export const sequences: Check<Session> = {
  id: 'postgres.sequences',
  facet: 'capacity',
  title: words.sequences(),
  async run({ rows, limits }) {
    const found = await rows<Sequence>('sequences');
    const [first] = found;
    if (first === undefined) throw new Error('no answer about sequences');
    return noticed(
      found.flatMap((sequence) => nearEnd(sequence, limits)),
      examined(first),
    );
  },
};

function nearEnd(sequence: Sequence, limits: Limits): Noticed[] {
  const { type, last, end, usedPercent } = sequence;
  if (usedPercent === null) return [];
  // A key of 32 bits takes long to widen: there must be time for it.
  const [warn, critical] =
    type === 'integer'
      ? [limits.sequenceIntegerWarnPercent, limits.sequenceIntegerCriticalPercent]
      : [limits.sequenceWarnPercent, limits.sequenceCriticalPercent];
  const severity = severityOf(usedPercent, warn, critical);
  if (severity === undefined) return [];
  const name = `${sequence.schema}.${sequence.sequence}`;
  const { tableSchema, table, column } = sequence;
  const fills = table === null ? name : `${tableSchema}.${table}.${column}`;
  const text = words.sequenceNearEnd({ sequence: name, fills, type, percent: usedPercent });
  return [{ subject: name, severity, values: { usedPercent, last, end, type, fills }, text }];
}

function examined({ all, locked, forbidden, unread }: Sequence): Text {
  const said = words.sequencesLooked({ count: all });
  if (locked + forbidden + unread === 0) return said;
  return words.sequencesSkipped({ said, locked, forbidden, unread });
}
