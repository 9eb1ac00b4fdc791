// What became of each table: from the server's own words where they can be read, else from its counters.
import type { Text } from '../../../core/words.ts';
import type { Notice } from '../session.ts';

export interface TableResult {
  readonly name: string;
  readonly removed: number;
  /** Dead, but somebody might still have to see it. */
  readonly kept: number;
  readonly skipped: boolean;
  /** Why it was skipped. */
  readonly reason?: Text;
}

export interface Told {
  readonly removed: number;
  readonly kept: number;
}

// `vacuuming "db.schema.table"`; without the database before 15.
const BEGINS = /^(?:aggressively )?vacuuming "(.*)"$/s;
// From 15 all is in one message; before, the second number is in the detail.
const SUMMARY =
  /^finished (?:aggressively )?vacuuming .*tuples: (\d+) removed, \d+ remain, (\d+) are dead but not yet removable/s;
const FOUND = /": found (\d+) removable, /;
const CANNOT = /^(\d+) dead row versions cannot be removed yet/;

/** By the table's name as the messages have it, for each table that they say was vacuumed. */
export function toldByTable(notices: readonly Notice[]): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  let current: string | undefined;
  for (const { message, detail } of notices) {
    current = BEGINS.exec(message)?.[1] ?? current;
    const numbers = numbersOf(message, detail);
    if (current !== undefined && numbers !== undefined) told.set(current, numbers);
  }
  return told;
}

function numbersOf(message: string, detail: string): Told | undefined {
  const summary = SUMMARY.exec(message);
  if (summary !== null) return { removed: Number(summary[1]), kept: Number(summary[2]) };
  const found = FOUND.exec(message);
  return found === null ? undefined : { removed: Number(found[1]), kept: Number(CANNOT.exec(detail)?.[1] ?? 0) };
}

/** What the server warned about this table: a skipped one is only ever a warning. */
export function warningAbout(notices: readonly Notice[], table: string): string | undefined {
  return notices.find(({ severity, message }) => severity === 'WARNING' && message.includes(`"${table}"`))?.message;
}

export function totals(results: readonly TableResult[]) {
  const skipped = results.filter((result) => result.skipped);
  return {
    done: results.length - skipped.length,
    removed: results.reduce((sum, { removed }) => sum + removed, 0),
    kept: results.reduce((sum, { kept }) => sum + kept, 0),
    skipped,
  };
}
