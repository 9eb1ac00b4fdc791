// JSON: the Report noun for programs, every sentence said in the reader's language.
import type { Finding, Outcome } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import type { Action, Line, Report, Section } from '../core/report.ts';
import type { Say, Text } from '../core/words.ts';
import { visible, withoutMarks } from './escape.ts';

export function reportJson(report: Report, say: Say): JsonObject {
  const { kind, mark, page, change } = report;
  const clean: Say = (text) => withoutMarks(visible(say(text)));
  return {
    kind,
    verdict: clean(report.verdict),
    facts: report.facts.map(clean),
    ...(mark !== undefined && { mark }),
    findings: report.findings.map((finding) => findingJson(finding, clean)),
    outcomes: report.outcomes.map((outcome) => outcomeJson(outcome, clean)),
    sections: report.sections.map((section) => sectionJson(section, clean)),
    footer: report.footer.map(clean),
    ...(page !== undefined && { page }),
    ...(change !== undefined && { change }),
  };
}

function findingJson({ check, target, subject, severity, values, text, remedy }: Finding, say: Say): JsonObject {
  return { check, target, subject, severity, values, text: say(text), ...(remedy !== undefined && { remedy }) };
}

function outcomeJson(outcome: Outcome, say: Say): JsonObject {
  const { check, target, state } = outcome;
  const head = { check, target, title: say(outcome.title), state };
  if (outcome.state === 'not-checked' || outcome.state === 'error') return { ...head, reason: say(outcome.reason) };
  const examined = optional('examined', outcome.examined, say);
  return outcome.state === 'ok'
    ? { ...head, ...examined }
    : { ...head, ...examined, findings: outcome.findings.length };
}

function sectionJson(section: Section, say: Say): JsonObject {
  switch (section.kind) {
    case 'lines':
      return {
        kind: 'lines',
        ...optional('heading', section.heading, say),
        lines: section.lines.map((line) => lineJson(line, say)),
      };
    case 'facts': {
      const facts = section.facts.map(({ label, value }) => ({ label: say(label), value: say(value) }));
      return { kind: 'facts', ...optional('heading', section.heading, say), facts };
    }
    case 'table':
      return {
        kind: 'table',
        ...optional('heading', section.heading, say),
        columns: section.columns.map(({ label }) => say(label)),
        rows: section.rows.map((row) => row.map(say)),
      };
    case 'actions':
      return { kind: 'actions', actions: section.actions.map((action) => actionJson(action, say)) };
    default:
      return { kind: 'detail', heading: say(section.heading), content: section.content };
  }
}

function lineJson({ mark, target, text, note, action }: Line, say: Say): JsonObject {
  return {
    ...(mark !== undefined && { mark }),
    ...(target !== undefined && { target }),
    text: say(text),
    ...optional('note', note, say),
    ...(action !== undefined && { action: actionJson(action, say) }),
  };
}

function actionJson({ id, value, label }: Action, say: Say): JsonObject {
  return { id, value, label: say(label) };
}

function optional(name: string, text: Text | undefined, say: Say): JsonObject {
  return text === undefined ? {} : { [name]: say(text) };
}
