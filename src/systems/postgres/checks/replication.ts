// Standbys that are late, and slots that keep write-ahead log for nobody. An idle primary has no lag.
import { noticed, notChecked, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words as postgres } from '../words.ts';
import { severityOf } from './severity.ts';
import { slotTrouble, type Slot } from './slots.ts';
import { words } from './words.ts';

interface Standby {
  readonly name: string;
  readonly state: string;
  readonly lagBytes: number;
  readonly lagSeconds: number | null;
}

export const replication: Check<Session> = {
  id: 'postgres.replication',
  facet: 'health',
  title: words.replication(),
  needs: postgres.needsActivityShort(),
  async run({ rows, server, limits }) {
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const standbys = await rows<Standby>('standbys');
    const slots = await rows<Slot>('slots');
    const own = server.isStandby ? await rows<{ lagSeconds: number }>('standby-lag') : [];
    const found = [
      ...standbys.flatMap((standby) => late(standby, limits)),
      ...own.flatMap(({ lagSeconds }) => lateItself(lagSeconds, limits)),
      ...slots.flatMap((slot) => slotTrouble(slot, limits)),
    ];
    return noticed(found, words.replicationLooked({ standbys: standbys.length, slots: slots.length }));
  },
};

function late({ name, state, lagBytes, lagSeconds }: Standby, limits: Limits): Noticed[] {
  const severity = lagSeverity(lagSeconds ?? 0, limits);
  if (severity === undefined) return [];
  const text = words.replicationLag({ name, state, lag: (lagSeconds ?? 0) * 1000, bytes: lagBytes });
  return [{ subject: `standby ${name}`, severity, values: { lagSeconds, lagBytes }, text }];
}

function lateItself(lagSeconds: number, limits: Limits): Noticed[] {
  const severity = lagSeverity(lagSeconds, limits);
  if (severity === undefined) return [];
  return [{ subject: '', severity, values: { lagSeconds }, text: words.standbyLag({ lag: lagSeconds * 1000 }) }];
}

function lagSeverity(seconds: number, limits: Limits) {
  return severityOf(seconds, limits.replicationLagSeconds, limits.replicationLagCriticalSeconds);
}
