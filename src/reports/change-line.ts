// Change line: one change in one line, with where it stands, by whom, and what it proved.
import type { Change, Measure } from '../core/change.ts';
import type { Line } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { joined } from './joined.ts';
import { moved } from './quantity.ts';
import { gaugeOf, gaugeTitle, type NamedSystem } from './views.ts';
import { changeWords, resultWords } from './words-change.ts';

export interface ChangeLineOptions {
  readonly now: Date;
  readonly systems?: readonly NamedSystem[] | undefined;
  /** A button that shows it. */
  readonly details?: boolean;
  /** It stands under a heading that says its state. */
  readonly isSorted?: boolean;
}

export function changeLine(
  change: Change,
  { now, systems = [], details = true, isSorted = false }: ChangeLineOptions,
): Line {
  const id = String(change.id);
  const notes = joined(notesOf(change, now, systems), 'dot');
  return {
    ...markOf(change),
    text: isSorted
      ? changeWords.sorted({ id, title: change.plan.title })
      : changeWords.line({ id, title: change.plan.title, state: changeWords[change.state]() }),
    ...(notes !== undefined && { note: notes }),
    ...(details && { action: { id: 'details', value: id, label: changeWords.details() } }),
  };
}

function markOf({ state }: Change): Pick<Line, 'mark'> {
  if (state === 'unknown') return { mark: 'critical' };
  return state === 'failed' || state === 'rolled-back' ? { mark: 'warning' } : {};
}

function notesOf(change: Change, now: Date, systems: readonly NamedSystem[]): readonly Text[] {
  const { undoneBy } = change;
  return [
    ...standing(change, now),
    ...(change.state === 'done' ? measureTexts(change.measures, systems).slice(0, 2) : []),
    ...(undoneBy === undefined ? [] : [changeWords.takenBackBy({ id: String(undoneBy) })]),
  ];
}

function standing(change: Change, now: Date): readonly Text[] {
  const { state, startedAt, notBefore, endedAt } = change;
  if (state === 'proposed') return [...votesOf(change), changeWords.expires({ at: change.expiresAt })];
  if (state === 'approved' && notBefore !== undefined) return [changeWords.notBefore({ at: notBefore })];
  if (state === 'running' && startedAt !== undefined) {
    return [changeWords.runningFor({ ms: Math.max(0, now.getTime() - Date.parse(startedAt)) })];
  }
  if (state === 'rejected' || state === 'cancelled') return decidedBy(change);
  return endedAt === undefined ? [] : [changeWords.ended({ at: endedAt })];
}

function votesOf({ votes, votesNeeded }: Change): readonly Text[] {
  return votesNeeded < 2 ? [] : [changeWords.votes({ have: votes.length, need: votesNeeded })];
}

function decidedBy({ decidedBy: by, reason }: Change): readonly Text[] {
  if (by === undefined) return [];
  const text = changeWords.by({ by });
  return [reason === undefined ? text : changeWords.quoted({ text, reason })];
}

/** "dead rows 31 % → 4 %": only what could be read at both ends, and moved; where nothing moved, that. */
export function measureTexts(measures: readonly Measure[], systems: readonly NamedSystem[]): readonly Text[] {
  const read = measures.filter(({ before, after }) => before !== null && after !== null);
  const told = read.filter(hasMoved);
  return (told.length === 0 ? read.slice(0, 1) : told).map((measure) => measureText(measure, systems));
}

// Less would read as the same number twice.
const LEAST_SHARE = 0.02;

function hasMoved({ before, after }: Measure): boolean {
  const [was, is] = [before ?? 0, after ?? 0];
  return Math.abs(is - was) > LEAST_SHARE * Math.max(Math.abs(was), Math.abs(is));
}

function measureText({ gauge, subject, unit, before, after }: Measure, systems: readonly NamedSystem[]): Text {
  const title = gaugeTitle(systems, gauge);
  const move = moved(before, after, gaugeOf(systems, gauge)?.unit ?? unit);
  return subject === '' ? resultWords.measure({ title, move }) : resultWords.measureOf({ subject, title, move });
}
