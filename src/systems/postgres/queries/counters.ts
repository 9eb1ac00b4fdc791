// What pg_stat_statements has counted in this database, without the texts: read once in a session, for checks and gauges.
import type { Text } from '../../../core/words.ts';
import type { Session } from '../session.ts';
import { words as postgres } from '../words.ts';
import { words } from './words.ts';

/** Statements that are followed one by one; all others are one row. */
const FOLLOWED = 100;
/** 1.8 brought the columns that are read here; every version is 1.something. */
const OLDEST_MINOR = 8;
/** The row of all others. */
export const REST = 'rest';

export interface Counters {
  /** The server's query id, or `rest`. */
  readonly id: string;
  readonly calls: number;
  readonly ms: number;
  readonly deviationMs: number | null;
  readonly tempBytes: number;
  readonly walBytes: number;
  readonly readBytes: number;
  /** When counting of it began (17 and newer). */
  readonly sinceMs: number | null;
  /** How often the server had to throw out rarely used statements; null before 14. */
  readonly evictions: number | null;
  readonly entries: number;
}

export type Counted =
  | { readonly state: 'counted'; readonly queries: readonly Counters[] }
  | { readonly state: 'not-counted'; readonly reason: Text };

interface Extension {
  readonly loaded: boolean;
  readonly version: string | null;
  readonly available: boolean;
}

const bySession = new WeakMap<Session, Promise<Counted>>();

/** Or why nothing is counted, with how to get it. */
export function queryCounters(session: Session): Promise<Counted> {
  const known = bySession.get(session);
  if (known !== undefined) return known;
  const asked = counted(session);
  bySession.set(session, asked);
  return asked;
}

async function counted(session: Session): Promise<Counted> {
  const reason = await whyNot(session);
  if (reason !== undefined) return { state: 'not-counted', reason };
  const [{ command } = { command: '' }] = await session.rows<{ command: string }>('query-counters', [FOLLOWED]);
  return { state: 'counted', queries: await session.composed<Counters>(command) };
}

async function whyNot({ rows, server }: Session): Promise<Text | undefined> {
  if (!server.readsActivity) return postgres.needsActivity({ role: server.role });
  const [extension] = await rows<Extension>('query-extension');
  if (extension === undefined) throw new Error('no answer about extensions');
  const { loaded, version, available } = extension;
  if (!loaded) return available ? words.notLoaded() : words.notAvailable();
  if (version === null) return words.notInstalled({ database: server.database });
  return Number(version.split('.')[1]) < OLDEST_MINOR ? words.tooOld({ version }) : undefined;
}
