// What shows that ending a session helped.
import type { Gauge } from '../../core/system.ts';
import type { Session } from './session.ts';
import { words } from './words-sessions.ts';

const longestIdleTransaction: Gauge<Session> = {
  id: 'postgres.longest-idle-transaction',
  unit: 'seconds',
  title: words.gaugeIdle(),
  better: 'less',
  async read({ rows, server }) {
    if (!server.readsActivity) return [];
    const [row] = await rows<{ seconds: number }>('longest-idle-transaction');
    return row === undefined ? [] : [{ subject: '', value: row.seconds }];
  },
};

export const sessionGauges = [longestIdleTransaction];
