// Runs a restore drill with its progress in sight; whoever stops the step stops every program of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { Progress, SystemVerb, VerbResult } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { askedSources, isSeen, joined, type Seen } from '../backup/asked.ts';
import type { BackupConfig } from '../backup/config.ts';
import { drilled } from '../backup/drill.ts';
import { keepProof, type Proof } from '../backup/proof.ts';
import { sweep } from '../backup/scratch.ts';
import type { Backup } from '../backup/source.ts';
import { words as reaching } from '../backup/words.ts';
import type { Session } from '../session.ts';
import { levelNames, words } from '../words-backup.ts';

const drillArguments = z.object({ source: z.string() });
const LOOK_MS = 500;
/** Reading, restoring, starting, counting, checking. */
const PHASES = 5;

export const restoreDrill: SystemVerb<Session> = {
  name: 'postgres.restore-drill',
  async state({ backup }) {
    // Whatever was left of it is removed; it is begun anew, which harms nobody.
    if (backup !== undefined) await sweep(backup.scratch);
    return { state: 'not-done' };
  },
  async run(session, args, progress) {
    const { source } = drillArguments.parse(args);
    const { config, seen, backup } = await newestOf(session, source);
    await sweep(config.scratch);
    const proof = await supervised(progress, (signal, say) => drilled({ session, config, seen, backup, signal, say }));
    await keepProof({ scratch: config.scratch, target: session.target, source }, proof);
    return told(proof);
  },
};

interface Newest {
  readonly config: BackupConfig;
  readonly seen: Seen;
  readonly backup: Backup;
}

async function newestOf(session: Session, source: string): Promise<Newest> {
  const asked = (await askedSources(session)).find((one) => one.source === source);
  if (session.backup === undefined || asked === undefined) throw new Fault('step-failed', reaching.notConfigured());
  if (!isSeen(asked)) throw new Fault('step-failed', asked.unseen);
  const [backup] = asked.backups;
  if (backup === undefined) throw new Fault('step-failed', words.noBackup({ source }));
  return { config: session.backup, seen: asked, backup };
}

type Work = (signal: AbortSignal, say: (text: Text) => void) => Promise<Proof>;

/** Throws what the progress threw, once everything has ended and is removed. */
async function supervised(progress: Progress, work: Work): Promise<Proof> {
  const stop = new AbortController();
  let done = -1;
  let text = reaching.starting();
  // Each phase is told when it begins, however short it is: that is also where it can be stopped.
  let spoken = Promise.withResolvers<void>();
  const working = work(stop.signal, (said) => {
    done += 1;
    text = said;
    spoken.resolve();
  });
  const ended = working.then(
    () => true,
    () => true,
  );
  while (!(await isOver(ended, spoken.promise))) {
    spoken = Promise.withResolvers();
    const objection = await progress({ done, total: PHASES, text }).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (objection === undefined) continue;
    stop.abort(objection.error);
    await ended;
    throw objection.error;
  }
  return working;
}

async function isOver(ended: Promise<boolean>, spoken: Promise<void>): Promise<boolean> {
  const late = new AbortController();
  const rest = sleep(LOOK_MS, false, { signal: late.signal }).catch(() => false);
  const over = await Promise.race([ended, spoken.then(() => false), rest]);
  late.abort();
  return over;
}

function told({ backup, level, restoreMs, tables, rows, wrong, notes, canaryAt }: Proof): VerbResult {
  const name = levelNames[level] ?? words.level0();
  const verdict =
    wrong === null
      ? words.said({ backup, time: restoreMs ?? 0, tables, rows })
      : words.saidLow({ backup, level, name, wrong });
  const said = notes.length === 0 ? verdict : words.saidNotes({ said: verdict, notes: joined(notes) });
  return { result: { backup, level, restoreMs, tables, rows, canaryAt }, said };
}
