// What a scheduled report is made of.
import type { Change } from '../core/change.ts';
import type { Finding } from '../core/finding.ts';
import type { ReportKind } from '../core/report.ts';
import type { Sample } from '../core/sample.ts';
import type { Inspection } from '../core/system.ts';
import type { MuteView, NamedSystem } from './views.ts';

export interface ScheduledInput {
  readonly kind: ReportKind;
  readonly now: Date;
  readonly lateMs: number;
  /** When Aegis itself was not there. */
  readonly down?: { readonly from: string; readonly to: string };
  readonly systems: readonly NamedSystem[];
  readonly inspections: readonly Inspection[];
  /** ISO by finding key. */
  readonly firstSeen: (key: string) => string | undefined;
  readonly previous?: {
    readonly at: string;
    readonly findings: readonly Finding[];
    readonly samples: readonly Sample[];
  };
  readonly muted: readonly MuteView[];
  readonly waiting: readonly Change[];
  readonly running: readonly Change[];
  /** Ended since the previous report. */
  readonly finished: readonly Change[];
  readonly nextAt?: string;
  readonly tookMs: number;
  readonly page: string;
}
