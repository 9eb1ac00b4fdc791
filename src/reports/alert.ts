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
  const isOver = resolvedAt !== undefined;
  return composed('alert', alertWords.verdict({ target, text }), {
    mark: isOver ? 'resolved' : 'critical',
    facts: isOver ? resolution(input, resolvedAt) : [alertWords.since({ at: openedAt })],
    sections: isOver || remedy === undefined ? [] : [proposal(finding, remedy)],
    findings: [finding],
  });
}

function resolution({ openedAt, cause }: AlertInput, at: string): readonly Text[] {
  const resolved = alertWords.resolved({ at, ms: Date.parse(at) - Date.parse(openedAt) });
  return cause === undefined
    ? [resolved]
    : [resolved, alertWords.cause({ id: String(cause.id), title: cause.plan.title })];
}

function proposal({ target, subject }: Finding, { id, title }: { id: string; title: Text }): Section {
  const value = subject === '' ? `${target} ${id}` : `${target} ${id} ${subject}`;
  return { kind: 'actions', actions: [{ id: 'propose', value, label: alertWords.plan({ title }) }] };
}
