// Parts: what every job is given. Made once in main; nothing here is global.
import type { Command } from '../core/command.ts';
import { Fault } from '../core/fault.ts';
import { targetOf, type Fleet } from '../core/fleet.ts';
import type { Locale } from '../core/locale.ts';
import type { Log } from '../core/log.ts';
import type { People, Reader } from '../core/ports.ts';
import type { Verb } from '../core/request.ts';
import type { System } from '../core/system.ts';
import type { Target } from '../core/target.ts';
import type { Probe } from '../core/probe.ts';
import type { Pool } from '../state/db.ts';
import type { Boundary } from './changes/boundaries.ts';
import type { Queue } from './queue.ts';
import { words } from './words.ts';

export interface Parts {
  readonly fleet: Fleet;
  readonly pool: Pool;
  /** The state folder. */
  readonly home: string;
  readonly queue: Queue;
  readonly systems: readonly System[];
  readonly commands: readonly Command[];
  /** Typed words to verb and arguments; throws Fault `bad-input` with how to mend it, naming only `allowed` commands. */
  readonly interpret: (
    typed: string,
    allowed: readonly Command[],
  ) => { verb: Verb; args: Readonly<Record<string, string>> };
  readonly people: People;
  readonly reader: (locale: Locale) => Reader;
  /** The chat shows neither tables nor fenced code. */
  readonly plain: boolean;
  /** Identifier of the cluster that holds this state: never operated on. */
  readonly ownIdentifier: string | undefined;
  /** This worker's name, unique per process: the owner of its leases. */
  readonly worker: string;
  /** Told at every named boundary of a change, for the log and the metrics. */
  readonly reached: (boundary: Boundary, change: number) => void;
  /** What the chat says of its tokens, scopes and channels, for doctor. */
  readonly chatProbes: () => Promise<readonly Probe[]>;
  readonly log: Log;
  readonly now: () => Date;
}

export function systemFor({ systems }: Pick<Parts, 'systems'>, target: Target): System {
  const system = systems.find(({ kind }) => kind === target.kind);
  if (system === undefined) throw new Error(`no system of kind ${target.kind}`);
  return system;
}

/** Throws Fault `unknown-target`, naming those that there are. */
export function targetNamed({ fleet }: Parts, name: string): Target {
  const target = targetOf(fleet, name);
  if (target !== undefined) return target;
  const list = fleet.targets.map((known) => known.name).join(', ');
  throw new Fault('unknown-target', words.noTarget({ target: name, list }));
}
