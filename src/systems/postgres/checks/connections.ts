// Connections against what applications may take: reserved ones do not count.
import { noticed, notChecked, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { words as postgres } from '../words.ts';
import { severityOf } from './severity.ts';
import { words } from './words.ts';

interface Row {
  readonly used: number;
  readonly usable: number;
  readonly idle: number;
  readonly idleInTransaction: number;
  readonly active: number;
  readonly topApp: string | null;
  readonly topCount: number | null;
  /** Most first; null: nobody is connected. */
  readonly holders: readonly Holder[] | null;
}

interface Holder {
  readonly app: string;
  readonly user: string;
  readonly state: string;
  readonly n: number;
}

const SHOWN = 3;

export const connections: Check<Session> = {
  id: 'postgres.connections',
  facet: 'capacity',
  title: words.connections(),
  needs: postgres.needsActivityShort(),
  async run({ rows, server, limits }) {
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const [row] = await rows<Row>('connections');
    if (row === undefined) throw new Error('no answer about connections');
    const usedPercent = Math.round((row.used / row.usable) * 1000) / 10;
    const severity = severityOf(usedPercent, limits.connectionsWarnPercent, limits.connectionsCriticalPercent);
    const found: Noticed[] = severity === undefined ? [] : [{ severity, ...full(row, usedPercent) }];
    return noticed(found, words.connectionsUsed({ used: row.used, usable: row.usable }));
  },
};

function full(row: Row, usedPercent: number) {
  const { used, usable, idle, idleInTransaction, active, topApp, topCount, holders } = row;
  const app = topApp ?? '';
  const most = (holders ?? []).map((holder) => `${holder.app} ${holder.user} ${holder.state}: ${holder.n}`);
  const who = most.slice(0, SHOWN).join(', ');
  const text = words.connectionsFull({ used, usable, percent: usedPercent, idle, app, count: topCount ?? 0, who });
  return {
    subject: '',
    values: { used, usable, usedPercent, idle, idleInTransaction, active, topApp: app, most },
    text,
  };
}
