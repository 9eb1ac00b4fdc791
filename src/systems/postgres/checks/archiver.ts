// Whether archiving works now: the last failure against the last success, because the counter never forgets.
import { noticed, notChecked, ok, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { words } from './words.ts';

const HOUR_SECONDS = 3600;

interface Row {
  readonly mode: string;
  readonly failures: number;
  readonly failedFile: string | null;
  readonly failedSecondsAgo: number | null;
  readonly archivedSecondsAgo: number | null;
}

export const archiver: Check<Session> = {
  id: 'postgres.archiver',
  facet: 'backup',
  title: words.archiver(),
  async run({ rows, limits }) {
    const [row] = await rows<Row>('archiver');
    if (row === undefined) throw new Error('no answer about the archiver');
    if (row.mode === 'off') return notChecked(words.archiverOff());
    const { failedSecondsAgo, archivedSecondsAgo } = row;
    const failing = failedSecondsAgo !== null && failedSecondsAgo < (archivedSecondsAgo ?? Infinity);
    if (failing && failedSecondsAgo < limits.archiveFailureHours * HOUR_SECONDS) {
      const critical = failedSecondsAgo < limits.archiveFailureCriticalHours * HOUR_SECONDS;
      return noticed([failure(row, failedSecondsAgo, critical ? 'critical' : 'warning')]);
    }
    if (archivedSecondsAgo === null) return ok(words.archiverNothing());
    return ok(words.archiverOk({ age: archivedSecondsAgo * 1000 }));
  },
};

function failure({ failures, failedFile }: Row, failedSecondsAgo: number, severity: 'warning' | 'critical'): Noticed {
  const file = failedFile ?? '';
  const text = words.archiverFails({ file, age: failedSecondsAgo * 1000 });
  return { subject: '', severity, values: { failures, failedFile: file, failedSecondsAgo }, text };
}
