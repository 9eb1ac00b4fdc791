// Window: when changes may run. A target without a window may be changed at any time; a freeze stops everything.
import { DateTime } from 'luxon';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Window {
  readonly name: string;
  /** Target names it binds; empty: all. */
  readonly targets: readonly string[];
  readonly days: readonly Weekday[];
  /** `02:00` */
  readonly from: string;
  /** `05:00`; earlier than `from` means the next day. */
  readonly to: string;
  readonly zone: string;
}

/** `open` with its end (none where no window binds the target), or closed with the next start. */
export type WindowState =
  | { readonly open: true; readonly until?: Date }
  | { readonly open: false; readonly next: Date; readonly name: string };

export function windowState(windows: readonly Window[], target: string, now: Date): WindowState {
  const bound = windows.filter((window) => window.targets.length === 0 || window.targets.includes(target));
  if (bound.length === 0) return { open: true };
  const spans = bound.flatMap((window) => spansAround(window, now));
  const current = spans.find((span) => span.start <= now && now < span.end);
  if (current !== undefined) return { open: true, until: current.end };
  const coming = spans.filter((span) => span.start > now).toSorted((a, b) => a.start.getTime() - b.start.getTime())[0];
  // Every window has at least one weekday, and eight days are looked at: there is always a next one.
  if (coming === undefined) throw new Error(`no next start among ${bound.length} windows`);
  return { open: false, next: coming.start, name: coming.name };
}

function spansAround(window: Window, now: Date): { name: string; start: Date; end: Date }[] {
  const today = DateTime.fromJSDate(now, { zone: window.zone }).startOf('day');
  return [-1, 0, 1, 2, 3, 4, 5, 6, 7]
    .map((offset) => today.plus({ days: offset }))
    .filter((day) => window.days.includes(weekdays[day.weekday - 1] ?? 'mon'))
    .map((day) => {
      const start = at(day, window.from);
      const end = window.to > window.from ? at(day, window.to) : at(day.plus({ days: 1 }), window.to);
      return { name: window.name, start: start.toJSDate(), end: end.toJSDate() };
    });
}

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute });
}
