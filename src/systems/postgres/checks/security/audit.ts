// One question about security: a statement whose rows are findings, each with the statement that mends it and the one that
// takes that back. Nothing here is ever done by a button.
import { notChecked, noticed, type CheckResult, type Noticed, type Severity } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import type { Text } from '../../../../core/words.ts';
import type { Session } from '../../session.ts';
import { words } from './words.ts';

interface Row {
  /** `examined` counts what was looked at, `hidden` what our role may not see. */
  readonly item: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly detail: string;
  readonly sql: string;
  readonly undo: string;
}

export interface Audit {
  /** The check is called as the statement is. */
  readonly statement: string;
  readonly title: Text;
  readonly needs?: Text;
  /** A sentence for each item of the statement. */
  readonly items: Readonly<Record<string, (about: { subject: string; detail: string }) => Text>>;
  /** What was looked at, by its count. */
  readonly looked: (about: { count: number }) => Text;
  /** Why it cannot be asked here. */
  readonly whyNot?: (session: Session) => Promise<Text | undefined>;
}

export function audit({ statement, title, needs, items, looked, whyNot }: Audit): Check<Session> {
  return {
    id: `postgres.${statement}`,
    facet: 'security',
    title,
    ...(needs === undefined ? {} : { needs }),
    async run(session) {
      const reason = await whyNot?.(session);
      if (reason !== undefined) return notChecked(reason);
      return judged(await session.rows<Row>(statement), { items, looked });
    },
  };
}

function judged(rows: readonly Row[], { items, looked }: Pick<Audit, 'items' | 'looked'>): CheckResult {
  const count = (item: string) => Number(rows.find((row) => row.item === item)?.detail ?? 0);
  const hidden = count('hidden');
  if (hidden > 0 && hidden === count('examined')) return notChecked(words.allHidden({ count: hidden }));
  const said = looked({ count: count('examined') });
  return noticed(
    rows.flatMap((row) => found(row, items)),
    hidden === 0 ? said : words.someHidden({ said, count: hidden }),
  );
}

function found({ item, subject, severity, detail, sql, undo }: Row, items: Audit['items']): Noticed[] {
  const sentence = items[item];
  if (sentence === undefined) return [];
  return [{ subject, severity, values: { reason: item, detail, sql, undo }, text: sentence({ subject, detail }) }];
}
