// Restores a backup on trial: the one that was proven longest ago, or the one asked for.
import type { Proposal, Remedy } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { askedSources, isSeen, joined, type Seen } from '../backup/asked.ts';
import type { BackupConfig } from '../backup/config.ts';
import { proofsOf, type Proof } from '../backup/proof.ts';
import { freeBytesNear, sweep } from '../backup/scratch.ts';
import type { Backup } from '../backup/source.ts';
import { neededBytes, serverFacts } from '../backup/space.ts';
import { words as reaching } from '../backup/words.ts';
import type { Session } from '../session.ts';
import { words } from '../words-backup.ts';

export const restoreDrill: Remedy<Session> = {
  id: 'postgres.restore-drill',
  title: words.drill(),
  risk: 'low',
  async propose(session, { subject }): Promise<Proposal> {
    const { backup } = session;
    if (backup === undefined) return nothing(reaching.notConfigured());
    await sweep(backup.scratch);
    const sources = await askedSources(session);
    const wanted = sources.filter(({ source }) => subject === undefined || source === subject);
    const list = sources.map(({ source }) => source).join(', ');
    if (wanted.length === 0) return nothing(words.noSuch({ source: subject ?? '', list }));
    const candidates = await Promise.all(wanted.filter(isSeen).map((seen) => candidateOf(session, backup, seen)));
    const [chosen] = candidates.filter(isReady).toSorted((a, b) => provenAt(a) - provenAt(b));
    if (chosen !== undefined) return proposed(session, backup, chosen);
    const unseen = wanted.flatMap((one) => (isSeen(one) ? [] : one.unseen));
    if (unseen.length > 0) return nothing(words.cannot({ reason: joined(unseen) }));
    return nothing(words.noBackup({ source: wanted.map(({ source }) => source).join(', ') }));
  },
};

const nothing = (reason: Text): Proposal => ({ kind: 'nothing', reason });

interface Candidate {
  readonly seen: Seen;
  readonly newest: Backup | undefined;
  readonly proof: Proof | undefined;
}
type Ready = Candidate & { readonly newest: Backup };

async function candidateOf({ target }: Session, { scratch }: BackupConfig, seen: Seen): Promise<Candidate> {
  const [proof] = await proofsOf(scratch, target, seen.source);
  return { seen, newest: seen.backups[0], proof };
}

const isReady = (candidate: Candidate): candidate is Ready => candidate.newest !== undefined;
const provenAt = ({ proof }: Candidate): number => (proof === undefined ? 0 : Date.parse(proof.at));

async function proposed(session: Session, { scratch }: BackupConfig, chosen: Ready): Promise<Proposal> {
  const { config } = chosen.seen;
  const needed = neededBytes(await serverFacts(session), chosen.newest, config.kind);
  const free = await freeBytesNear(scratch);
  if (free < needed) return nothing(words.noRoom({ scratch, free, needed }));
  return { kind: 'plan', plan: planOf(session.target, chosen, { scratch, needed, free }) };
}

interface Room {
  readonly scratch: string;
  readonly needed: number;
  readonly free: number;
}

function planOf(target: string, { seen, newest, proof }: Ready, { scratch, needed, free }: Room) {
  const { source } = seen;
  const time = proof?.restoreMs;
  return {
    title: words.title({ target }),
    why: why(source, proof),
    steps: [{ verb: 'postgres.restore-drill', args: { source }, text: words.step({ source, scratch }) }],
    tests: [],
    evidence: [words.newest({ backup: newest.name, at: newest.at.toISOString() })],
    cost: {
      locks: words.locks(),
      ...(time === undefined || time === null ? {} : { time: words.time({ time }) }),
      space: words.space({ scratch, needed, free }),
      outage: words.outage(),
    },
    undo: { possible: false, text: words.undo() },
    proof: {
      gauges: ['postgres.backup-level', 'postgres.restore-time'].map((gauge) => ({ gauge, subject: source })),
      text: words.proof(),
    },
    detail: detail(seen),
  };
}

function why(source: string, proof: Proof | undefined): Text {
  if (proof === undefined) return words.whyNever({ source });
  return words.whyAgain({ source, level: proof.level, age: Date.now() - Date.parse(proof.at) });
}

function detail({ backups }: Seen): string {
  const lines = backups.map(({ name, at, bytes }) => [name, at.toISOString(), bytes ?? ''].join('\t'));
  return [['backup', 'finished', 'bytes'].join('\t'), ...lines, ''].join('\n');
}
