// What counts as too much, with the reason for each number. All of them can be set by target in the fleet file.

export const thresholds = {
  /** Used share of the connections that applications may take. */
  connectionsWarnPercent: 70,
  connectionsCriticalPercent: 85,
  /** CloudNativePG's alert on long transactions uses the same five minutes. */
  longTransactionSeconds: 300,
  longTransactionCriticalSeconds: 1800,
  /** Nobody thinks for a minute inside a transaction: by then the application has forgotten it. */
  idleTransactionSeconds: 60,
  idleTransactionCriticalSeconds: 1800,
  /** What `postgres.session-timeouts` gives a role: long enough for a slow page, short enough for vacuum. */
  sessionTimeoutSeconds: 600,
  /** A wait this long is no ordinary queueing; more than `blockedSessions` waiting is one at any length. */
  blockedSeconds: 60,
  blockedSessions: 5,
  /** Of the 2.1 billion ids after which the server refuses to write. */
  transactionIdWarn: 500_000_000,
  transactionIdCritical: 1_000_000_000,
  multixactWarn: 400_000_000,
  multixactCritical: 800_000_000,
  replicationLagSeconds: 5,
  replicationLagCriticalSeconds: 30,
  /** Write-ahead log that a slot keeps on the primary's disk. */
  slotRetainedBytes: 1024 ** 3,
  slotRetainedCriticalBytes: 5 * 1024 ** 3,
  /** Failures older than a day are history: the counter alone would alarm for ever. */
  archiveFailureCriticalHours: 1,
  archiveFailureHours: 24,
  /** With less than both, being over the trigger only means that autovacuum comes next. */
  deadRowsPercent: 20,
  deadRowsMinimum: 10_000,
  endOfLifeDays: 180,
  /** A statement counts as slow by its mean (with enough calls), or by what it writes to temporary files by call… */
  slowQueryMs: 100,
  slowQueryCalls: 50,
  slowQueryTempBytes: 100 * 1024 ** 2,
  /** …or by its share of the time of all statements, where it keeps a session busy for this share of the clock. */
  slowQuerySharePercent: 5,
  slowQueryLoadPercent: 5,
  /** Slower than before by this factor, over this many calls, and worth a look at all. */
  regressedQueryFactor: 2,
  regressedQueryCalls: 100,
  regressedQueryMs: 1,
  /** On a smaller table reading all of it is as good as an index. */
  adviceRows: 10_000,
  adviceBytes: 8 * 1024 ** 2,
  /** Of the time of all statements: what an index must win at least. */
  adviceLeastPercent: 1,
  /** From here on the size of a B-tree hurts more than the pages that a BRIN reads in vain. */
  adviceBrinBytes: 1024 ** 3,
  /** Share of checkpoints that the size of the log forced. */
  requestedCheckpointsPercent: 20,
  /** The directory may hold this many times what the settings allow before somebody is told. */
  walDirectoryFactor: 2,
  tempBytesPerHour: 1024 ** 3,
  /** Fewer are an application's daily noise, which it retries. */
  deadlocksPerDay: 5,
  /** Of what the column or the sequence can hold. */
  sequenceWarnPercent: 75,
  sequenceCriticalPercent: 90,
  sequenceIntegerWarnPercent: 50,
  sequenceIntegerCriticalPercent: 75,
  /** One is caught up with at the next maintenance window. */
  minorReleasesBehind: 2,
  /** How long a client of the pooler waits for a connection. */
  poolerWaitSeconds: 1,
  poolerWaitCriticalSeconds: 10,
  /** Idle connections that are worth a word about the pool. */
  idleConnections: 20,
  /** Month-end jobs aside, two weeks show most uses; below ten megabytes an index costs little. */
  unusedIndexDays: 14,
  unusedIndexBytes: 10 * 1024 ** 2,
  /** Below, a scan of the whole referencing table is quick. */
  foreignKeyRows: 10_000,
  /** Estimates err by some points: below thirty percent they are noise. */
  bloatPercent: 30,
  bloatWarnPercent: 50,
  /** Size of what is looked at, and of the waste that is worth a word. */
  bloatMinimumBytes: 10 * 1024 ** 2,
  /** What pgstattuple may read in one look. */
  bloatReadBytes: 256 * 1024 ** 2,
  /** Once over its trigger, autovacuum is on its way; five times over, it did not come. */
  staleStatisticsTimes: 5,
  /** Of the age at which autovacuum must freeze. */
  horizonNotePercent: 10,
  horizonWarnPercent: 50,
  horizonCriticalPercent: 80,
  /** Maintenance waits above these: GitLab holds its background migrations at the same lag. */
  gateLagSeconds: 10,
  gateLagBytes: 100 * 1024 ** 2,
  /** The server does not tell its cores: a bigger machine sets its own number. */
  gateActiveSessions: 20,
  /** A concurrent build waits for every older transaction. */
  gateTransactionSeconds: 300,
  /** Against the median of up to seven backups before: halved is lost, a fifth less is worth a look. */
  backupShrinkPercent: 20,
  backupShrinkCriticalPercent: 50,
  backupGrowthPercent: 300,
  /** What is read to its end in passing; what is bigger is read by the drill. */
  backupReadBytes: 1024 ** 3,
  /** One restore a month, with some slack. */
  backupProofDays: 35,
  /** By so much fewer rows than the server has: a day's growth stays below. */
  backupRowsPercent: 20,
  /** The canary is written once a day at least. */
  backupCanaryHours: 26,
} as const;

export type Limits = Readonly<Record<keyof typeof thresholds, number>>;

/** The defaults with a target's own numbers over them. */
export function limitsOf(own: Readonly<Record<string, number>>): Limits {
  return { ...thresholds, ...own };
}
