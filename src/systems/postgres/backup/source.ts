// A source of backups: how those of one kind are listed, read end to end and restored. What is wrong with a backup is a
// text; that nobody could look is a Fault.
import type { Text } from '../../../core/words.ts';
import type { Server } from '../session.ts';
import type { Account } from './account.ts';
import type { SourceConfig } from './config.ts';
import type { Tools } from './programs.ts';

export interface Backup {
  /** The file's or folder's name, or the tool's label. */
  readonly name: string;
  /** When it was finished. */
  readonly at: Date;
  /** Undefined: the tool does not say. */
  readonly bytes?: number;
  /** What the tool itself found wrong when it made it. */
  readonly wrong?: Text;
  /** Where it lies, for files. */
  readonly path?: string;
}

export interface Around<Config extends SourceConfig = SourceConfig> {
  readonly config: Config;
  readonly roots: readonly string[];
  readonly tools: Tools;
  readonly server: Pick<Server, 'database' | 'versionNumber'>;
}

/** Of a scratch server that is not there yet. */
export interface Ground {
  readonly folder: string;
  /** Its data folder, made by the restore. */
  readonly data: string;
  readonly account: Account | undefined;
  readonly signal: AbortSignal;
  /** The bootstrap superuser of the server that was backed up. */
  readonly superuser: string;
}

/** What a restore left behind, ready to be started. */
export interface Restored {
  /** Settings of the scratch server, by name. */
  readonly settings: Readonly<Record<string, string>>;
  readonly user: string;
  readonly database: string;
  /** What is still to be loaded once it runs; a text says what is wrong with the backup. */
  load?(socket: { readonly folder: string; readonly port: number }): Promise<Text | undefined>;
}

export interface Kind<Config extends SourceConfig> {
  /** Newest first. Throws `not-available` where it cannot look. */
  list(around: Around<Config>): Promise<readonly Backup[]>;
  /** Undefined: readable end to end. */
  wrongWith(around: Around<Config>, backup: Backup, signal: AbortSignal): Promise<Text | undefined>;
  /** A text: what is wrong with the backup. */
  restore(around: Around<Config>, backup: Backup, ground: Ground): Promise<Restored | Text>;
}

export function isText(restored: Restored | Text): restored is Text {
  return 'key' in restored;
}
