// A Redis as its checks, gauges and remedies see it.
import type { Fault } from '../../core/fault.ts';
import type { Arguments, Command } from './commands.ts';
import type { Info } from './info.ts';

export const thresholds = {
  memoryWarningPercent: 80,
  memoryCriticalPercent: 90,
  hitRateWarningPercent: 90,
  hitRateCriticalPercent: 80,
  clientsWarningPercent: 80,
  clientsCriticalPercent: 95,
  replicaLagSeconds: 10,
  slowCommandMs: 100,
  fragmentationRatio: 1.5,
  forkMs: 500,
  idleKeyDays: 7,
  quarantineHours: 24,
} as const;
type Thresholds = Readonly<Record<keyof typeof thresholds, number>>;

/** The server's answer to one command of a pipeline, or why it refused. */
export type Reply = { readonly value: unknown } | { readonly refused: Fault };

export interface RedisSession {
  readonly thresholds: Thresholds;
  readonly prefixes: readonly string[];
  /** `10.0.0.5:6379/0` */
  readonly address: string;
  readonly database: number;
  /** INFO, read once in a session. */
  info(): Promise<Info>;
  /** Throws Fault `not-available` where a right is missing, `step-failed` where the server refuses, `unreachable`. */
  send(command: Command, ...args: Arguments): Promise<unknown>;
  /** All in one round trip. Throws only where the connection breaks. */
  pipeline(commands: readonly (readonly [Command, ...Arguments])[]): Promise<readonly Reply[]>;
}
