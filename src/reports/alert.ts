// An alert: one message for one critical finding, edited while it lasts, and edited once more when it is resolved.
import type { Change } from '../core/change.ts';
import type { Finding } from '../core/finding.ts';
import type { Report, Section } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { composed } from './composed.ts';
import { alertWords } from './words-plan.ts';

export interface AlertInput {
  readonly finding: Finding;
  readonly openedAt: string;
  readonly now: Date;
  readonly resolvedAt?: string;
  readonly cause?: Change;
  readonly remedy?: { readonly id: string; readonly title: Text };
}

export function alertReport(input: AlertInput): Report {
  const { finding, openedAt, resolvedAt, remedy } = input;
  const { target, text } = finding;
  if (resolvedAt !== undefined) return resolved(input, resolvedAt);
  return composed('alert', alertWords.verdict({ target, text }), {
    mark: 'critical',
    facts: [alertWords.since({ at: openedAt })],
    sections: remedy === undefined ? [] : [proposal(finding, remedy)],
    findings: [finding],
  });
}

function resolved({ finding, openedAt, cause }: AlertInput, at: string): Report {
  const { target, text } = finding;
  const ms = Math.max(0, Date.parse(at) - Date.parse(openedAt));
  const why = cause === undefined ? [] : [alertWords.cause({ id: String(cause.id), title: cause.plan.title })];
  return composed('alert', alertWords.resolved({ target, at, ms }), {
    mark: 'resolved',
    facts: [alertWords.was({ text }), ...why],
    findings: [finding],
  });
}

function proposal({ target, subject }: Finding, { id, title }: { id: string; title: Text }): Section {
  const value = subject === '' ? `${target} ${id}` : `${target} ${id} ${subject}`;
  return { kind: 'actions', actions: [{ id: 'propose', value, label: alertWords.plan({ title }) }] };
}
