// Span: how long, as people type it: `30m`, `2h`, `3d`, `1w`, `2일`, `1h30m`. Always an end: nothing is for ever.
const MINUTES: Readonly<Record<string, number>> = {
  ...named(1, ['m', 'min', 'mins', 'minute', 'minutes', '분']),
  ...named(60, ['h', 'hr', 'hrs', 'hour', 'hours', '시간']),
  ...named(1440, ['d', 'day', 'days', '일']),
  ...named(10_080, ['w', 'week', 'weeks', '주', '주일']),
};

/** Longer than a quarter is not a pause but a decision: that belongs in the fleet file. */
export const MOST_MINUTES = 90 * 1440;

function named(minutes: number, units: readonly string[]): Record<string, number> {
  return Object.fromEntries(units.map((unit) => [unit, minutes]));
}

/** Whole minutes, or undefined where it is no span or longer than 90 days. */
export function minutesOf(typed: string): number | undefined {
  const parts = [...typed.toLowerCase().matchAll(/(\d+(?:\.\d+)?)(\p{L}+)/gu)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== typed.toLowerCase()) return undefined;
  const minutes = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (MINUTES[unit] ?? Number.NaN), 0);
  return minutes >= 1 && minutes <= MOST_MINUTES ? Math.round(minutes) : undefined;
}

/** `18:00`, or undefined. */
export function timeOfDay(typed: string): string | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(typed);
  return match === null ? undefined : `${match[1]?.padStart(2, '0')}:${match[2]}`;
}
