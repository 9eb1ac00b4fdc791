// The numbers of backups by source: how old, how big, how far proven, how long until one is back.
import type { Reading } from '../../../core/sample.ts';
import type { Gauge } from '../../../core/system.ts';
import { askedSources, isSeen } from '../backup/asked.ts';
import { nameOf } from '../backup/config.ts';
import { proofsOf, type Proof } from '../backup/proof.ts';
import type { Backup } from '../backup/source.ts';
import type { Session } from '../session.ts';
import { words } from '../words-backup.ts';

const backupAge: Gauge<Session> = {
  id: 'postgres.backup-age',
  unit: 'seconds',
  title: words.gaugeAge(),
  better: 'less',
  read: (session) => ofNewest(session, ({ at }) => (Date.now() - at.getTime()) / 1000),
};

const backupBytes: Gauge<Session> = {
  id: 'postgres.backup-bytes',
  unit: 'bytes',
  title: words.gaugeBytes(),
  better: 'neither',
  read: (session) => ofNewest(session, ({ bytes }) => bytes),
};

const backupLevel: Gauge<Session> = {
  id: 'postgres.backup-level',
  unit: 'count',
  title: words.gaugeLevel(),
  better: 'more',
  read: (session) => ofProof(session, ({ level }) => level),
};

const restoreTime: Gauge<Session> = {
  id: 'postgres.restore-time',
  unit: 'ms',
  title: words.gaugeRestore(),
  better: 'less',
  read: (session) => ofProof(session, ({ restoreMs }) => restoreMs ?? undefined),
};

export const backupGauges = [backupAge, backupBytes, backupLevel, restoreTime];

async function ofNewest(session: Session, number: (newest: Backup) => number | undefined): Promise<Reading[]> {
  const seen = (await askedSources(session)).filter(isSeen);
  return seen.flatMap(({ source, backups: [newest] }) => reading(source, newest && number(newest)));
}

async function ofProof({ backup, target }: Session, number: (proof: Proof) => number | undefined): Promise<Reading[]> {
  if (backup === undefined) return [];
  const readings = backup.sources.map(nameOf).map(async (source) => {
    const [newest] = await proofsOf(backup.scratch, target, source);
    return reading(source, newest && number(newest));
  });
  return (await Promise.all(readings)).flat();
}

function reading(subject: string, value: number | undefined): Reading[] {
  return value === undefined ? [] : [{ subject, value }];
}
