// How many connections the application needs, by Little's law: sessions at work at any moment are the time spent in
// statements by the clock. Advice with its inputs; the pool itself is set in the application.
import { notChecked, noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import { serverCounters } from '../../server-counters.ts';
import type { Session } from '../../session.ts';
import { words as postgres } from '../../words.ts';
import { words } from '../../words-server.ts';
import { rise } from './rise.ts';

/** For bursts between the looks. */
const RESERVE = 1.5;
const SMALLEST = 2;
/** A pool this much larger than needed costs memory and snapshots by the hundred. */
const FAR_TOO_MANY = 4;

interface Used {
  readonly used: number;
  readonly active: number;
  readonly idle: number;
}

export const poolSize: Check<Session> = {
  id: 'postgres.pool-size',
  facet: 'capacity',
  title: words.poolSize(),
  needs: postgres.needsActivityShort(),
  async run(session, context) {
    const { rows, server, limits } = session;
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const { activeMs } = await serverCounters(session);
    if (activeMs === null) return notChecked(words.poolNotCounted());
    const worked = rise(context, 'postgres.active-ms', activeMs);
    if (worked === undefined) return notChecked(words.firstLook());
    const [row] = await rows<Used>('connections-here');
    if (row === undefined) throw new Error('no answer about connections');
    const busy = worked.amount / worked.ms;
    const size = Math.max(SMALLEST, Math.ceil(Math.max(busy, row.active) * RESERVE));
    const about = { busy, active: row.active, reserve: RESERVE, size, used: row.used, window: worked.ms };
    const far = row.idle >= limits.idleConnections && row.used > size * FAR_TOO_MANY;
    const values = { averageBusy: busy, activeNow: row.active, reserve: RESERVE, enough: size, used: row.used };
    const found: Noticed[] = far ? [{ subject: '', severity: 'info', values, text: words.poolLarge(about) }] : [];
    return noticed(found, words.poolInputs(about));
  },
};
