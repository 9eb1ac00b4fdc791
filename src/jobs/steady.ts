// Steady: our own database may go away in mid-run and come back. What must be written is written then; nothing on the
// target is repeated meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 250;
const PATIENCE_MS = 120_000;

// Class 08 (connection), 57P01–57P03 (shutdown, crash, starting up), 53300 (no connection left), 25P03 (we stood still in
// a transaction) and the driver's own.
const AWAY = /^(08|57P0|53300|25P03)|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)$/;

/** Again while the database is away, up to two minutes; any other error is thrown at once. */
export async function steadily<T>(act: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isAway(error) || Date.now() > end) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    AWAY.test(code) ||
    /connection terminated|connection error|timeout exceeded when trying to connect|server closed/i.test(error.message)
  );
}
