// Tables: as Slack's own block, as columns in a fenced block (East Asian widths counted), or as lines.
import { markdownTable } from 'markdown-table';
import stringWidth from 'string-width';
import type { JsonObject } from '../core/json.ts';
import type { Section } from '../core/report.ts';
import type { Say } from '../core/words.ts';
import { cutAt } from './cut.ts';
import { fenced, plainText } from './escape.ts';
import { limits } from './limits.ts';
import { escaped } from './line-text.ts';
import { words } from './words.ts';

export type Table = Extract<Section, { kind: 'table' }>;

const CELL = 80;
// What shows nothing is taken out before a cell is cut: some more is looked at, but not a megabyte.
const ROOM = 4;

/** Slack's block: 100 rows with the header, 20 columns, no empty cell. */
export function tableBlock({ columns, rows }: Table, say: Say): JsonObject {
  const cell = (text: string) => ({ type: 'raw_text', text: text === '' ? ' ' : text });
  const shown = cells({ columns, rows: rows.slice(0, limits.tableRows - 1) }, say);
  return {
    type: 'table',
    column_settings: columns.slice(0, limits.tableColumns).map(({ align }) => ({ align })),
    rows: shown.map((row) => row.slice(0, limits.tableColumns).map(cell)),
  };
}

/** Columns of even width: for a fenced block and for the terminal. */
export function columnsText(table: Pick<Table, 'columns' | 'rows'>, say: Say): string {
  return markdownTable(cells(table, say), {
    align: table.columns.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    stringLength: stringWidth,
  });
}

/** A fenced block that fits a section; the rows that do not are counted below it. */
export function fencedTable(table: Table, say: Say): string {
  let count = table.rows.length;
  for (;;) {
    const body = fenced(columnsText({ columns: table.columns, rows: table.rows.slice(0, count) }, say));
    const more = table.rows.length - count;
    const text = ['```', body, '```', ...(more > 0 ? [say(words.moreRows({ count: more }))] : [])].join('\n');
    if (text.length <= limits.section || count === 0) return text;
    count = Math.min(count - 1, Math.floor((count * limits.section) / text.length));
  }
}

/** One line for each row: "pg-main dead rows: Then 31 % · Now 4 %". */
export function tableLines({ columns, rows }: Table, say: Say): readonly string[] {
  return rows.map((row) => {
    const [head, ...rest] = row.map((text) => escaped(text, say, CELL * 2));
    const named = rest.map((text, index) => {
      const label = columns[index + 1]?.label;
      return label === undefined ? text : `${escaped(label, say, CELL)} ${text}`;
    });
    return rest.length === 0 ? (head ?? '') : `${head}: ${named.join(' · ')}`;
  });
}

function cells({ columns, rows }: Pick<Table, 'columns' | 'rows'>, say: Say): string[][] {
  const cell = (said: string) => {
    const text = plainText(cutAt(said, CELL * ROOM));
    return text.length <= CELL ? text : `${cutAt(text, CELL - 1)}…`;
  };
  return [columns.map(({ label }) => cell(say(label))), ...rows.map((row) => row.map((text) => cell(say(text))))];
}
