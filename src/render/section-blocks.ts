// Section blocks: the sections of a report as Slack's blocks. Lines without a button share a block; one with a button
// has its own.
import type { JsonObject } from '../core/json.ts';
import type { Line, Section } from '../core/report.ts';
import type { Say } from '../core/words.ts';
import type { Buttons } from './buttons.ts';
import { limits } from './limits.ts';
import { bold, escaped, lineText } from './line-text.ts';
import { fencedTable, tableBlock, tableLines, type Table } from './tables.ts';

/** A block, how many lines people would miss without it, and whether it may be left out at all. */
export interface Piece {
  readonly block: JsonObject;
  readonly lines: number;
  readonly isKept: boolean;
}

export type TableStyle = 'block' | 'fenced' | 'lines';

export interface Making {
  readonly say: Say;
  readonly buttons: Buttons;
  readonly tables: TableStyle;
}

export function sectionPieces(sections: readonly Section[], making: Making): readonly Piece[] {
  // A message may hold one table block; Slack refuses a second.
  const only = sections.find(({ kind }) => kind === 'table');
  return sections.flatMap((section) =>
    pieces(section, section === only || making.tables !== 'block' ? making : { ...making, tables: 'fenced' }),
  );
}

function pieces(section: Section, making: Making): readonly Piece[] {
  const { say } = making;
  switch (section.kind) {
    case 'lines':
      return [...headed(section, say, linesPieces(section.lines, making))];
    case 'facts': {
      const lines = section.facts.map(({ label, value }) => `${bold(`${say(label)}:`)} ${escaped(value, say)}`);
      return headed(section, say, merged(lines));
    }
    case 'table':
      return headed(section, say, tablePieces(section, making));
    case 'actions': {
      const block = making.buttons.row(section.actions, section.seen);
      return block === undefined ? [] : [{ block, lines: 1, isKept: true }];
    }
    default:
      // A detail belongs to the full page and the terminal.
      return [];
  }
}

function headed({ heading }: Pick<Table, 'heading'>, say: Say, rest: readonly Piece[]): readonly Piece[] {
  const text = heading === undefined ? '' : bold(say(heading));
  return text === '' || rest.length === 0 ? rest : [piece(text, 0), ...rest];
}

function linesPieces(lines: readonly Line[], { say, buttons }: Making): readonly Piece[] {
  const made: Piece[] = [];
  let loose: string[] = [];
  for (const line of lines) {
    const accessory = line.action === undefined ? undefined : buttons.button(line.action);
    const text = lineText(line, say);
    if (accessory === undefined) {
      loose.push(text);
      continue;
    }
    made.push(...merged(loose), piece(text, 1, accessory));
    loose = [];
  }
  return [...made, ...merged(loose)];
}

function tablePieces(table: Table, { say, tables }: Making): readonly Piece[] {
  if (table.rows.length === 0) return [];
  const lines = table.rows.length;
  if (tables === 'block') return [{ block: tableBlock(table, say), lines, isKept: false }];
  return tables === 'fenced' ? [piece(fencedTable(table, say), lines)] : merged(tableLines(table, say));
}

/** As few sections as hold the lines. */
function merged(lines: readonly string[]): readonly Piece[] {
  const groups: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const group = groups.at(-1);
    if (group === undefined || size + line.length + 1 > limits.section) {
      groups.push([line]);
      size = line.length;
    } else {
      group.push(line);
      size += line.length + 1;
    }
  }
  return groups.map((group) => piece(group.join('\n'), group.length));
}

function piece(text: string, lines: number, accessory?: JsonObject): Piece {
  const block = { type: 'section', text: mrkdwnObject(text) };
  return { block: accessory === undefined ? block : { ...block, accessory }, lines, isKept: false };
}

/** `verbatim`: Slack links nothing by itself. */
export function mrkdwnObject(text: string): JsonObject {
  return { type: 'mrkdwn', text: text === '' ? '–' : text, verbatim: true };
}
