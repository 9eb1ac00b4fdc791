// The result of a change: what was done, in how long, and what it proved; or, as honestly, why it was not.
import type { Change, StepRecord } from '../core/change.ts';
import type { Action, Mark, Report, Section } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { measureTexts } from './change-line.ts';
import { composed } from './composed.ts';
import { quantity } from './quantity.ts';
import { gaugeTitle, type NamedSystem } from './views.ts';
import { resultWords } from './words-change.ts';

export interface ResultInput {
  readonly change: Change;
  readonly steps: readonly StepRecord[];
  readonly now: Date;
  /** For the titles of the measures. */
  readonly systems?: readonly NamedSystem[];
}

const STEPS_SHOWN = 5;
const MEASURES_IN_LINE = 3;

export function resultReport({ change, steps, systems = [] }: ResultInput): Report {
  return composed('result', verdictOf(change, steps), {
    facts: factsOf(change, steps, systems),
    ...markOf(change),
    sections: [...stepSections(steps), ...proofTable(change, systems), ...detailOf(change), ...actionsOf(change)],
    change: change.id,
  });
}

function verdictOf(change: Change, steps: readonly StepRecord[]): Text {
  const { state, outcome, plan } = change;
  if (state === 'done') return doneIn(change);
  if (outcome !== undefined) return outcome;
  const total = plan.steps.length;
  const n = steps.filter((step) => step.phase === 'act' && step.state === 'done').length;
  if (state === 'unknown') return resultWords.unknown({ target: plan.target });
  if (state === 'rolled-back') return resultWords.rolledBack();
  if (state === 'cancelled') return n === 0 ? resultWords.cancelledBefore() : resultWords.cancelled({ n, total });
  return n === 0 ? resultWords.stoppedBefore() : resultWords.stopped({ n: n + 1, total });
}

function doneIn({ startedAt, endedAt }: Change): Text {
  if (startedAt === undefined || endedAt === undefined) return resultWords.done();
  return resultWords.doneIn({ ms: Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) });
}

function factsOf(change: Change, steps: readonly StepRecord[], systems: readonly NamedSystem[]): readonly Text[] {
  if (change.state !== 'done') return [];
  const measured = measureTexts(change.measures, systems).slice(0, MEASURES_IN_LINE);
  // The outcome of one step is one line; those of many are listed below.
  const said = actsOf(steps).length <= 1 && change.outcome !== undefined ? [change.outcome] : [];
  return [...said, ...measured];
}

function markOf({ state }: Change): { mark?: Mark } {
  if (state === 'done') return { mark: 'resolved' };
  if (state === 'unknown') return { mark: 'critical' };
  return state === 'failed' || state === 'rolled-back' ? { mark: 'warning' } : {};
}

function actsOf(steps: readonly StepRecord[]): readonly StepRecord[] {
  return steps.filter(({ phase }) => phase === 'act');
}

function stepSections(steps: readonly StepRecord[]): readonly Section[] {
  const said = steps.filter(({ phase, said: text }) => phase !== 'test' && text !== null);
  if (said.length <= 1) return [];
  const lines = said.slice(0, STEPS_SHOWN).map(({ n, phase, said: text, step }) => ({
    text: (phase === 'act' ? resultWords.step : resultWords.back)({ n: n + 1, text: text ?? step.text }),
  }));
  const more = said.length - lines.length;
  return [{ kind: 'lines', lines: more === 0 ? lines : [...lines, { text: resultWords.moreSteps({ count: more }) }] }];
}

// Few measures stand in the first line; many are a table.
function proofTable({ state, measures }: Change, systems: readonly NamedSystem[]): readonly Section[] {
  if (state !== 'done' || measures.length <= MEASURES_IN_LINE) return [];
  const rows = measures.map(({ gauge, subject, unit, before, after }) => [
    subject === '' ? gaugeTitle(systems, gauge) : resultWords.ofSubject({ subject, title: gaugeTitle(systems, gauge) }),
    quantity(before, unit),
    quantity(after, unit),
  ]);
  const columns = [
    { label: resultWords.columnWhat(), align: 'left' },
    { label: resultWords.columnBefore(), align: 'right' },
    { label: resultWords.columnAfter(), align: 'right' },
  ] as const;
  return [{ kind: 'table', heading: resultWords.proof(), columns, rows }];
}

function detailOf({ plan }: Change): readonly Section[] {
  return plan.detail === '' ? [] : [{ kind: 'detail', heading: resultWords.plan(), content: plan.detail }];
}

function actionsOf(change: Change): readonly Section[] {
  const action = nextAct(change);
  return action === undefined ? [] : [{ kind: 'actions', actions: [action] }];
}

// Nothing is offered to take back what takes something back: the remedy can be proposed again.
function nextAct({ id, state, plan, undoOf, undoneBy }: Change): Action | undefined {
  const value = String(id);
  if (state === 'unknown') return { id: 'look', value, label: resultWords.lookNow() };
  if (state === 'failed' || state === 'rolled-back') return { id: 'again', value, label: resultWords.again() };
  const canUndo = state === 'done' && plan.undo.possible && undoOf === undefined && undoneBy === undefined;
  return canUndo ? { id: 'undo', value, label: resultWords.undo() } : undefined;
}
