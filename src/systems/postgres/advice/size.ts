// How big an index would be and what it would ask: a range, because only building it tells.
import type { Candidate } from './candidate.ts';
import { columnOf } from './table.ts';

const PAGE_BYTES = 8192;
/** Line pointer and header of a B-tree entry, and the fill of a fresh leaf page. */
const ENTRY_BYTES = 16;
const FILL = 0.9;
/** Measured against real builds: equal keys share one entry (from 13), so that the real one is up to three times smaller. */
const SMALLEST = 1 / 3;
const LARGEST = 1.15;
/** A concurrent build reads the table twice and sorts: rows a second on a small server. */
const BUILD_ROWS_PER_SECOND = 500_000;

export interface Size {
  readonly bytes: number;
  readonly lowBytes: number;
  readonly highBytes: number;
}

export function sizeOf(candidate: Candidate, hypotheticalBytes?: number): Size {
  const bytes = Math.max(2 * PAGE_BYTES, hypotheticalBytes === undefined ? guess(candidate) : hypotheticalBytes / 1.6);
  return { bytes, lowBytes: Math.max(PAGE_BYTES, bytes * SMALLEST * 1.5), highBytes: bytes * LARGEST * 1.4 };
}

function guess({ table, method, keys, include, rowShare }: Candidate): number {
  if (method === 'brin') return PAGE_BYTES * (3 + table.pages / 128 / 200);
  const named = [...keys.map(({ column }) => column), ...include];
  const data = named.reduce((bytes, name) => bytes + (columnOf(table, name ?? '')?.bytes ?? 16), 0);
  const rows = table.rows * rowShare;
  // A text has about as many trigrams as letters, a document as many paths as values: five keys a row, compressed.
  if (method === 'gin') return rows * Math.min(60, 6 + data * 0.8);
  return (rows * (ENTRY_BYTES + Math.ceil(data / 8) * 8)) / FILL;
}

export function buildMs({ table, method }: Candidate): number {
  const slower = method === 'gin' ? 8 : 1;
  return 500 + (table.rows / BUILD_ROWS_PER_SECOND) * 1000 * slower;
}
