// A number against its two limits, with hysteresis: a finding that is there stays until the number is clearly below,
// so that what is at its limit does not raise and clear an alert all day.
import type { Severity } from './finding.ts';

const CLEARLY_BELOW = 3;

export interface Limits {
  readonly warning: number;
  readonly critical: number;
}

export function graded(percent: number, limits: Limits, past: Severity | undefined): Severity | undefined {
  const wasWarned = past === 'warning' || past === 'critical';
  if (percent >= limits.critical - (past === 'critical' ? CLEARLY_BELOW : 0)) return 'critical';
  if (percent >= limits.warning - (wasWarned ? CLEARLY_BELOW : 0)) return 'warning';
  return undefined;
}
