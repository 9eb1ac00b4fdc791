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
} as const;

export type Limits = Readonly<Record<keyof typeof thresholds, number>>;

/** The defaults with a target's own numbers over them. */
export function limitsOf(own: Readonly<Record<string, number>>): Limits {
  return { ...thresholds, ...own };
}
