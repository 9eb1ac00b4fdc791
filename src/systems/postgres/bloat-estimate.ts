// How much space rows and index entries would take if they were stored anew. Pure arithmetic over what the catalogue and
// the column statistics say; the layout is the one of htup_details.h, itup.h and nbtree.h.

export interface Column {
  /** pg_attribute.attlen; negative: of varying width. */
  readonly length: number;
  /** c, s, i, d: aligned to 1, 2, 4, 8 bytes. */
  readonly align: string;
  /** Null: not known to our role, or never analysed. */
  readonly width: number | null;
  readonly nulls: number | null;
  readonly distinct?: number | null;
}

const PAGE_HEADER = 24;
const LINE_POINTER = 4;
const ROW_HEADER = 23;
const ENTRY_HEADER = 8;
const BTREE_SPECIAL = 16;
const ROW_REFERENCE = 6;
/** Up to here a varying value has a one-byte header and no alignment. */
const SHORT_BYTES = 126;
const boundaries: Readonly<Record<string, number>> = { c: 1, s: 2, i: 4, d: 8 };

export interface Heap {
  readonly bytes: number;
  readonly pageBytes: number;
  readonly rows: number;
  readonly fillPercent: number;
  readonly attributes: number;
  /** Old rows still hold the values of dropped columns, of unknown width. */
  readonly hasDropped: boolean;
  readonly columns: readonly Column[] | null;
}

/** The share of a table that nothing needs; undefined where the widths are not known. */
export function tableBloatPercent(heap: Heap): number | undefined {
  const columns = heap.columns ?? [];
  if (heap.bytes === 0 || heap.hasDropped || columns.some(({ width }) => width === null)) return undefined;
  const row = aligned(rowBytes(heap, columns), 8) + LINE_POINTER;
  const usable = heap.pageBytes - PAGE_HEADER - (heap.pageBytes * (100 - heap.fillPercent)) / 100;
  const isFixed = columns.every(({ length, nulls }) => length > 0 && nulls === 0);
  // Rows of one length leave the same rest on each page; those of many leave half a row on the average.
  const rowsPerPage = isFixed ? Math.floor(usable / row) : (usable - row / 2) / row;
  const needed = Math.ceil(heap.rows / Math.max(rowsPerPage, 1)) * heap.pageBytes;
  return percentOver(heap.bytes, needed);
}

function rowBytes({ attributes }: Heap, columns: readonly Column[]): number {
  const full = columns.reduce((share, { nulls }) => share * (1 - (nulls ?? 0)), 1);
  const bitmap = aligned(ROW_HEADER + Math.ceil(attributes / 8), 8);
  const header = full * aligned(ROW_HEADER, 8) + (1 - full) * bitmap;
  return header + columns.reduce(placed, 0);
}

/** Behind what was placed before: null values take nothing, the others begin at their boundary. */
function placed(offset: number, { length, align, width, nulls }: Column): number {
  const bytes = width ?? 0;
  const isShort = length < 0 && bytes <= SHORT_BYTES;
  const start = isShort ? offset : aligned(offset, boundaries[align] ?? 8);
  return offset + (start + (length > 0 ? length : bytes) - offset) * (1 - (nulls ?? 0));
}

export interface BTree {
  readonly bytes: number;
  readonly pageBytes: number;
  readonly entries: number;
  readonly fillPercent: number;
  /** Equal keys are stored once, with a list of rows. */
  readonly sharesKeys: boolean;
  readonly columns: readonly Column[] | null;
}

/** The share of a B-tree that a rebuild would give back; undefined where the widths are not known. */
export function indexBloatPercent(index: BTree): number | undefined {
  const columns = index.columns ?? [];
  if (index.bytes === 0 || columns.some(({ width }) => width === null)) return undefined;
  const entry = entryBytes(index, columns);
  const usable = ((index.pageBytes - PAGE_HEADER - BTREE_SPECIAL) * index.fillPercent) / 100;
  // One page in some hundred leads to the others; one tells where the root is.
  const leaves = (index.entries * entry) / usable;
  const needed = Math.ceil(leaves * (1 + entry / usable) + 1) * index.pageBytes;
  return percentOver(index.bytes, needed);
}

function entryBytes({ entries, sharesKeys }: BTree, columns: readonly Column[]): number {
  const key = columns.reduce(placed, 0);
  const single = aligned(ENTRY_HEADER + key, 8) + LINE_POINTER;
  if (!sharesKeys) return single;
  const nullShare = columns.length === 1 ? (columns[0]?.nulls ?? 0) : 0;
  const distinct = Math.max(1, ...columns.map((column) => column.distinct ?? entries));
  const present = entries * (1 - nullShare);
  const each = Math.max(1, present / distinct);
  return (
    (1 - nullShare) * sharedBytes(single, each) +
    nullShare * sharedBytes(ENTRY_HEADER + LINE_POINTER, entries * nullShare)
  );
}

/** A build cuts the list of one key where it fills a tenth of a page. */
const MOST_SHARED = 132;

function sharedBytes(single: number, each: number): number {
  if (each < 1.5) return single;
  return ROW_REFERENCE + single / Math.min(each, MOST_SHARED);
}

function aligned(offset: number, boundary: number): number {
  return Math.ceil(offset / boundary) * boundary;
}

function percentOver(bytes: number, needed: number): number {
  return Math.max(0, (1 - needed / bytes) * 100);
}
