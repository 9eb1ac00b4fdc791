// Session: what checks, gauges, remedies and verbs may do with an open connection. No driver type leaves open.ts.
import type { BackupConfig } from './backup/config.ts';
import type { Explained } from './explain.ts';
import type { Limits } from './thresholds.ts';

export interface Session {
  readonly target: string;
  readonly limits: Limits;
  readonly server: Server;
  /** Where its backups are, as the fleet file says. */
  readonly backup: BackupConfig | undefined;
  /** Runs `statements/<name>.sql` on the read-only connection. Throws Fault `unreachable` or `not-available`. */
  rows<Row extends object>(name: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Reads with one statement that the server itself composed from its catalogue, or an EXPLAIN that never executes. */
  composed<Row extends object>(text: string): Promise<Row[]>;
  /** Plans a foreign statement, never runs it. Throws Fault `not-available` where the server refuses. */
  explain(asked: Explained): Promise<unknown>;
  /** The second connection, which may change things; opened at the first call. */
  writer(): Promise<Writer>;
  /** What PgBouncer says; undefined: none is configured. Throws Fault `unreachable`. */
  readonly pools: (() => Promise<readonly Pool[]>) | undefined;
  close(): Promise<void>;
}

/** One database and user of a pooler. */
export interface Pool {
  readonly name: string;
  readonly active: number;
  readonly waiting: number;
  /** Of the client that waits for longest. */
  readonly waitMs: number;
  /** Connections to the server. */
  readonly servers: number;
  /** `transaction`, `session` or `statement`. */
  readonly mode: string;
}

/** What the server says about itself and about our role, asked once. */
export interface Server {
  /** 180004 for 18.4. */
  readonly versionNumber: number;
  readonly version: string;
  readonly database: string;
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly isStandby: boolean;
  /** May read the activity of other roles (`pg_monitor` holds it). */
  readonly readsActivity: boolean;
}

export interface Writer {
  /** The server process, so that its waits can be watched and it can be cancelled. */
  readonly pid: number;
  rows<Row extends object>(name: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Sends one statement that the server itself composed, and returns what the server said beside it. */
  act(text: string): Promise<Notice[]>;
  /** Cuts the line at once, without waiting for an answer. */
  abandon(): void;
}

export interface Notice {
  readonly severity: string;
  readonly message: string;
  readonly detail: string;
}

export const majorVersion = ({ versionNumber }: Server): number => Math.floor(versionNumber / 10_000);
