// Foreign keys that no index serves. It matters where the referenced rows go away or change, and where the table is big.
import { noticed, notChecked, type Noticed, type Severity } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { columnsName, unindexedKeys, type UnindexedKey } from '../foreign-keys.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words } from './words-indexes.ts';

export const unindexedForeignKey: Check<Session> = {
  id: 'postgres.unindexed-foreign-key',
  facet: 'performance',
  title: words.foreignKey(),
  async run(session) {
    const [{ keys, locked } = { keys: 0, locked: 0 }] = await session.rows<{ keys: number; locked: number }>(
      'foreign-key-count',
    );
    if (locked > 0 && locked === keys) return notChecked(words.foreignKeysAllLocked({ locked }));
    const open = await unindexedKeys(session);
    const examined =
      locked === 0
        ? words.foreignKeysLooked({ count: keys })
        : words.foreignKeysLocked({ count: keys - locked, locked });
    // Two keys over the same columns need one index.
    const bySubject = new Map(open.map((key) => [columnsName(key), withoutIndex(key, session.limits)]));
    return noticed([...bySubject.values()], examined);
  },
};

function withoutIndex(key: UnindexedKey, limits: Limits): Noticed {
  const { schema, columns, parent, rows, parentDeletes, weak, ddl, undo, constraint } = key;
  const about = { table: `${schema}.${key.table}`, columns: columns.join(', '), parent, rows };
  return {
    subject: columnsName(key),
    severity: severityOfKey(key, limits),
    values: { constraint, parent, rows, parentDeletes, ddl, undo, reason: weak ? 'carried-not-leading' : 'no-index' },
    text: weak ? words.foreignKeyWeak(about) : words.foreignKeyFound(about),
    remedy: 'postgres.create-index',
  };
}

function severityOfKey({ rows, parentDeletes, weak, onDelete, onUpdate }: UnindexedKey, limits: Limits): Severity {
  const referencedRowsGo = parentDeletes > 0 || 'cnd'.includes(onDelete) || 'cnd'.includes(onUpdate);
  return !weak && referencedRowsGo && rows >= limits.foreignKeyRows ? 'warning' : 'info';
}
