// Tick: what is due is a calendar period without a row. Any number of replicas may tick; each period is taken once.
import type { Channel } from '../../core/fleet.ts';
import { latestPeriod, type Period } from '../../core/period.ts';
import { reportKinds, type ReportKind } from '../../core/report.ts';
import type { NewRequest } from '../../core/request.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { Pool } from '../../state/db.ts';
import { takePeriod } from '../../state/reports.ts';
import { saveRequest } from '../../state/requests.ts';
import { firstBeat, keepBeat, lastBeat } from '../../state/settings.ts';
import type { Queue } from '../queue.ts';

export interface Bell {
  readonly fleet: Fleet;
  readonly pool: Pool;
  readonly queue: Queue;
}

// A tick comes every minute: anything older was missed.
const LATE_MS = 10 * 60_000;
const DOWN_MS = 5 * 60_000;

export async function tick(bell: Bell, now: Date): Promise<void> {
  const { fleet, pool } = bell;
  const born = await firstBeat(pool, now);
  const beat = (await lastBeat(pool)) ?? now;
  for (const channel of fleet.channels) {
    for (const kind of reportKinds) await ringReport(bell, { channel, kind, now, born, beat });
  }
  await ring(bell, roundOf(fleet, now));
  // Last, so that a replica which comes back at the same time reads the same outage, and one that dies here loses none.
  await keepBeat(pool, now);
}

interface Due {
  readonly channel: Channel;
  readonly kind: ReportKind;
  readonly now: Date;
  /** The first tick of this state: there is no past before it to be late for. */
  readonly born: Date;
  readonly beat: Date;
}

async function ringReport(bell: Bell, due: Due): Promise<void> {
  const { channel, kind, now, born } = due;
  const schedule = bell.fleet.schedules[kind];
  if (schedule === null || !channel.reports.includes(kind)) return;
  const period = latestPeriod(kind, schedule, { zone: channel.zone, now });
  await bell.pool.transaction(async (db) => {
    if (!(await takePeriod(db, channel.id, period, now))) return;
    // At the very first start the daily report introduces itself; a week and a month that nobody saw are not reported.
    if (period.due < born && kind !== 'daily') return;
    const id = await saveRequest(db, reportRequest(due, period));
    if (id !== undefined) await bell.queue.send('request', id, db);
  });
}

function reportRequest({ channel, kind, now, born, beat }: Due, period: Period): NewRequest {
  const lateMs = period.due < born ? 0 : now.getTime() - period.due.getTime();
  const isDown = now.getTime() - beat.getTime() > DOWN_MS;
  const late = lateMs > LATE_MS ? { lateMs: String(lateMs) } : {};
  const down = lateMs > LATE_MS && isDown ? { downFrom: beat.toISOString(), downTo: now.toISOString() } : {};
  return {
    key: `period:${channel.id}:${period.id}`,
    verb: 'report',
    args: { kind, channel: channel.id, period: period.id, ...late, ...down },
    ...byClock(channel),
    replyTo: { channel: channel.id },
  };
}

function roundOf(fleet: Fleet, now: Date): NewRequest {
  const slot = Math.floor(now.getTime() / (fleet.checkEveryMinutes * 60_000));
  return { key: `round:${slot}`, verb: 'check', args: {}, ...byClock(fleet.locale), replyTo: {} };
}

function byClock({ language }: Pick<Channel, 'language'>) {
  return { via: 'clock', by: { id: 'clock' }, language } as const;
}

async function ring({ pool, queue }: Bell, request: NewRequest): Promise<void> {
  await pool.transaction(async (db) => {
    const id = await saveRequest(db, request);
    if (id !== undefined) await queue.send('request', id, db);
  });
}
