// Period: what is due is "a calendar period without a row", so replicas, downtime, clock jumps and summer time cannot
// double or lose a report. Pure; times are instants, calendar arithmetic is done in the channel's zone.
import { DateTime } from 'luxon';
import type { ReportKind } from './report.ts';

export interface Schedule {
  /** `09:00` in the channel's zone. */
  readonly at: string;
  /** 1 = Monday … 7 (weekly). */
  readonly weekday?: number;
  /** Day of the month, 1–28 (monthly). */
  readonly day?: number;
}

export interface Period {
  /** `daily:2026-10-25`, `weekly:2026-W43`, `monthly:2026-10`. */
  readonly id: string;
  readonly kind: ReportKind;
  /** When it is due. A time that summer time skips is due at the end of the gap; one that comes twice, at the first. */
  readonly due: Date;
}

/** The newest period whose due time has passed. */
export function latestPeriod(kind: ReportKind, schedule: Schedule, { zone, now }: { zone: string; now: Date }): Period {
  const local = DateTime.fromJSDate(now, { zone });
  const thisOne = periodOn(kind, schedule, local);
  return thisOne.due <= now ? thisOne : periodOn(kind, schedule, local.minus({ [SPAN[kind]]: 1 }));
}

/** The period that comes after `latestPeriod`. */
export function nextPeriod(kind: ReportKind, schedule: Schedule, { zone, now }: { zone: string; now: Date }): Period {
  const local = DateTime.fromJSDate(now, { zone });
  const thisOne = periodOn(kind, schedule, local);
  return thisOne.due > now ? thisOne : periodOn(kind, schedule, local.plus({ [SPAN[kind]]: 1 }));
}

const SPAN = { daily: 'days', weekly: 'weeks', monthly: 'months' } as const;

function periodOn(kind: ReportKind, schedule: Schedule, day: DateTime): Period {
  const [hour = 9, minute = 0] = schedule.at.split(':').map(Number);
  const base = startOf(kind, schedule, day);
  const due = dueOn(base, hour, minute);
  return { id: `${kind}:${nameOf(kind, base)}`, kind, due: due.toJSDate() };
}

// A time that does not exist on that day is moved behind the gap by its whole length: go back to where the gap ends.
function dueOn(day: DateTime, hour: number, minute: number): DateTime {
  let due = day.set({ hour, minute, second: 0, millisecond: 0 });
  if (due.hour === hour && due.minute === minute) return due;
  for (let before = due.minus({ minutes: 1 }); before.offset === due.offset; before = due.minus({ minutes: 1 })) {
    due = before;
  }
  return due;
}

function startOf(kind: ReportKind, schedule: Schedule, day: DateTime): DateTime {
  if (kind === 'weekly') return day.startOf('week').plus({ days: (schedule.weekday ?? 1) - 1 });
  if (kind === 'monthly') return day.startOf('month').plus({ days: (schedule.day ?? 1) - 1 });
  return day.startOf('day');
}

function nameOf(kind: ReportKind, base: DateTime): string {
  if (kind === 'weekly') return base.toFormat("kkkk-'W'WW");
  if (kind === 'monthly') return base.toFormat('yyyy-MM');
  return base.toFormat('yyyy-MM-dd');
}
