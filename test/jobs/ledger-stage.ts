// A stage for one test file: a fresh state, a fresh ledger database, and the parts of a worker in this process.
import { after } from 'node:test';
import { isFault, type FaultCode } from '../../src/core/fault.ts';
import type { Fleet } from '../../src/core/fleet.ts';
import { approve } from '../../src/jobs/changes/decide.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { propose } from '../../src/jobs/changes/propose.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { readChange, type StoredChange } from '../../src/state/changes.ts';
import { openPool, type Pool } from '../../src/state/db.ts';
import { migrate } from '../../src/state/migrate.ts';
import { freshDatabase } from '../servers/postgres.ts';
import { filled, ledgerFleet, ledgerParts, member, request } from './ledger-parts.ts';
import { createLedger, entriesOf, type Planned } from './ledger-system.ts';

export interface Stage {
  readonly database: string;
  readonly ledger: string;
  readonly books: readonly string[];
  readonly pool: Pool;
  readonly parts: Parts;
  entries(book: string): Promise<readonly string[]>;
}

export interface StageOptions {
  readonly fleet?: Partial<Fleet>;
  /** The state's address, where it is not a fresh database of the shared server. */
  readonly database?: string;
}

export async function stage(books: readonly string[], options: StageOptions = {}): Promise<Stage> {
  const database = options.database ?? (await freshDatabase('state'));
  const ledger = await freshDatabase('ledger');
  await createLedger(ledger);
  const pool = openPool(database, { max: 16 });
  after(() => pool.end());
  await migrate(pool);
  const parts = ledgerParts({ pool, fleet: ledgerFleet(ledger, books, options.fleet) });
  return { database, ledger, books, pool, parts, entries: (book) => entriesOf(ledger, book) };
}

/** A change as U1 asks for it. */
export async function proposed({ parts }: Pick<Stage, 'parts'>, book: string, plan: Planned): Promise<StoredChange> {
  const made = await propose(parts, request('optimize', filled(book, plan)));
  if (made.kind === 'nothing') throw new Error(`nothing to do on ${book}`);
  return made.change;
}

/** A change that U1 asked for and approved: low risk. */
export async function approved(stage: Pick<Stage, 'parts'>, book: string, plan: Planned): Promise<number> {
  const { id } = await proposed(stage, book, plan);
  await approve(stage.parts, request('approve', { change: String(id) }), member('U1'));
  return id;
}

/** A change that ran to its end in this process. */
export async function ran(stage: Pick<Stage, 'parts'>, book: string, plan: Planned): Promise<StoredChange> {
  const id = await approved(stage, book, plan);
  await runChange(stage.parts, id);
  return mustRead(stage, id);
}

export async function mustRead({ parts }: Pick<Stage, 'parts'>, id: number): Promise<StoredChange> {
  const change = await readChange(parts.pool, id);
  if (change === undefined) throw new Error(`no change ${id}`);
  return change;
}

/** The Fault by which something was refused; anything else is thrown on. */
export async function faultOf(act: Promise<unknown>): Promise<{ code: FaultCode; key: string }> {
  const error: unknown = await act.then(
    () => new Error('it was allowed'),
    (thrown: unknown) => thrown,
  );
  if (!isFault(error)) throw error;
  return { code: error.code, key: error.text.key };
}
