// Vacuums the tables that are over their own trigger, or one of them.
import type { Step } from '../../../core/change.ts';
import type { Proposal, Remedy } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { deadPercent, deadRows, tableName, type DeadRows } from '../dead-rows.ts';
import { horizonHolders, type Holder } from '../horizon.ts';
import { majorVersion, type Session } from '../session.ts';
import { words } from './words.ts';

const ALL = 1_000_000;
/** From here on a command of its own: what a cancel loses grows with the table. */
const LARGE_BYTES = 100 * 1024 ** 2;
const LINES = 12;
/** Throttled by a cost delay of 2 ms, the server cleans some 40 MB a second. */
const BYTES_PER_SECOND = 40 * 1024 ** 2;

export const vacuum: Remedy<Session> = {
  id: 'postgres.vacuum',
  title: words.vacuum(),
  risk: 'low',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: words.standby() };
    const all = await deadRows(session, ALL);
    const over = all.filter((row) => row.over && (subject === undefined || tableName(row) === subject));
    const tables = over.filter(({ allowed }) => allowed);
    if (tables.length === 0) return { kind: 'nothing', reason: whyNothing(session, { all, over, subject }) };
    return { kind: 'plan', plan: planOf(session, { tables, over, holders: await horizonHolders(session) }) };
  },
};

interface Looked {
  readonly all: readonly DeadRows[];
  readonly over: readonly DeadRows[];
  readonly subject: string | undefined;
}

function whyNothing({ server }: Session, { all, over, subject }: Looked): Text {
  const { role } = server;
  const owner = over[0]?.owner ?? '';
  const mend = majorVersion(server) >= 17 ? `GRANT pg_maintain TO "${role}"` : `GRANT "${owner}" TO "${role}"`;
  if (over.length > 0) return words.nothingAllowed({ role, count: over.length, mend });
  if (subject === undefined) return words.nothingOver({ examined: all.length });
  const row = all.find((table) => tableName(table) === subject);
  if (row === undefined) return words.noSuchTable({ table: subject, examined: all.length });
  return words.notOver({ table: subject, dead: row.dead, trigger: row.trigger });
}

interface Chosen {
  readonly tables: readonly DeadRows[];
  readonly over: readonly DeadRows[];
  readonly holders: readonly Holder[];
}

function planOf({ target, server }: Session, { tables, over, holders }: Chosen) {
  const worst = tables[0];
  if (worst === undefined) throw new Error('a plan without a table');
  const dead = tables.reduce((sum, row) => sum + row.dead + row.toastDead, 0);
  const bytes = tables.reduce((sum, row) => sum + row.bytes, 0);
  const forbidden = over.filter(({ allowed }) => !allowed);
  return {
    title: words.vacuumTitle({ count: tables.length, target }),
    why: words.vacuumWhy({ dead, table: tableName(worst), percent: deadPercent(worst) }),
    steps: [step(tables)],
    tests: [],
    evidence: [...tableLines(tables), ...horizonLines(holders), ...forbiddenLine(forbidden, server.role)],
    cost: {
      locks: words.vacuumLocks(),
      time: words.vacuumTime({ time: Math.max(1000, (bytes / BYTES_PER_SECOND) * 1000) }),
      space: words.vacuumSpace(),
      outage: words.noOutage(),
    },
    undo: { possible: false, text: words.vacuumUndo() },
    proof: { gauges: proofGauges(tables), text: words.vacuumProof() },
    detail: detail(tables, holders),
  };
}

// In the order of names, so that the plan's hash moves only when the set of tables does.
function step(tables: readonly DeadRows[]): Step {
  const named = tables
    .map((row) => ({ oid: row.oid, table: row.table, name: tableName(row), large: row.bytes >= LARGE_BYTES }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = named.slice(0, LINES).map(({ name }) => name);
  const shown = named.length > LINES ? [...names, '…'] : names;
  const text = words.vacuumStep({ count: named.length, tables: shown.join(', ') });
  return { verb: 'postgres.vacuum', args: { tables: named }, text };
}

function tableLines(tables: readonly DeadRows[]): Text[] {
  const lines = tables.slice(0, LINES).map((row) => {
    const { trigger, bytes, automatic } = row;
    const about = { table: tableName(row), dead: row.dead + row.toastDead, trigger, bytes };
    return automatic ? words.tableLine(about) : words.tableLineUnattended(about);
  });
  return tables.length > LINES ? [...lines, words.moreTables({ count: tables.length - LINES })] : lines;
}

const kinds = {
  session: words.kindSession(),
  prepared: words.kindPrepared(),
  slot: words.kindSlot(),
  catalog: words.kindCatalog(),
  standby: words.kindStandby(),
};

function horizonLines(holders: readonly Holder[]): Text[] {
  if (holders.length === 0) return [words.horizonFree()];
  return holders.map(({ kind, name, age, seconds }) =>
    kind === 'session' && seconds !== null
      ? words.horizonSession({ name, age, open: seconds * 1000 })
      : words.horizonOther({ kind: kinds[kind], name, age }),
  );
}

function forbiddenLine(forbidden: readonly DeadRows[], role: string): Text[] {
  const [first] = forbidden;
  if (first === undefined) return [];
  return [words.notAllowed({ count: forbidden.length, role, table: tableName(first), owner: first.owner })];
}

function proofGauges(tables: readonly DeadRows[]) {
  const most = tables.slice(0, LINES).map((row) => ({ gauge: 'postgres.dead-rows', subject: tableName(row) }));
  return [{ gauge: 'postgres.dead-rows', subject: '' }, { gauge: 'postgres.dead-percent', subject: '' }, ...most];
}

function detail(tables: readonly DeadRows[], holders: readonly Holder[]): string {
  const head = ['table', 'dead', 'live', 'trigger', 'toast_dead', 'bytes', 'autovacuum'].join('\t');
  const lines = tables.map((row) =>
    [tableName(row), row.dead, row.live, row.trigger, row.toastDead, row.bytes, row.automatic ? 'on' : 'off'].join(
      '\t',
    ),
  );
  const holding = holders.map(({ kind, name, age, seconds }) => [kind, name, age, seconds ?? ''].join('\t'));
  return [head, ...lines, '', ['horizon', 'name', 'transactions', 'seconds'].join('\t'), ...holding, ''].join('\n');
}
