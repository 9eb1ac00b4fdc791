// Replication slots: one that is lost serves nobody; one that nobody reads fills the disk.
import type { Noticed } from '../../../core/finding.ts';
import type { Limits } from '../thresholds.ts';
import { severityOf } from './severity.ts';
import { words } from './words.ts';

export interface Slot {
  readonly name: string;
  readonly type: string;
  readonly active: boolean;
  readonly walStatus: string;
  readonly invalidated: string | null;
  readonly retainedBytes: number;
}

export function slotTrouble(slot: Slot, limits: Limits): Noticed[] {
  const { name, active, walStatus: status, invalidated, retainedBytes: bytes } = slot;
  const about = { subject: `slot ${name}`, values: { active, walStatus: status, retainedBytes: bytes } };
  if (invalidated !== null || status === 'lost') {
    return [{ ...about, severity: 'warning', text: words.slotInvalid({ name, reason: invalidated ?? status }) }];
  }
  const severity = retentionSeverity(slot, limits);
  if (severity === undefined) return [];
  const text = active ? words.slotBehind({ name, bytes, status }) : words.slotRetains({ name, bytes, status });
  return [{ ...about, severity, text }];
}

function retentionSeverity({ walStatus, retainedBytes }: Slot, limits: Limits) {
  // The next checkpoint may remove what this slot still needs.
  if (walStatus === 'unreserved') return 'critical';
  return severityOf(retainedBytes, limits.slotRetainedBytes, limits.slotRetainedCriticalBytes);
}
