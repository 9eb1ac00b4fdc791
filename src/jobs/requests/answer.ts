// Answer: what a job gives back for the one who asked.
import type { Member } from '../../core/person.ts';
import type { Report } from '../../core/report.ts';
import type { Request } from '../../core/request.ts';
import type { Parts } from '../parts.ts';

export interface Answer {
  readonly report: Report;
  /** Decisions and reports are public, answers to what one person did are private. */
  readonly isPublic: boolean;
  /** It could not be done; the report says why. */
  readonly isRefusal?: boolean;
}

export type Job = (parts: Parts, request: Request, member: Member) => Promise<Answer | undefined>;

export function privately(report: Report): Answer {
  return { report, isPublic: false };
}
