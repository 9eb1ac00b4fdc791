// Lease: the owner's sign of life, by the database's clock. Lost or cancelled, the run is told at its next safe point.
import { Fault, isFault } from '../../core/fault.ts';
import type { Pool } from '../../state/db.ts';
import { renew, type Hold } from '../../state/journal.ts';
import { steadily } from '../steady.ts';
import { words } from '../words.ts';

/** A frozen or dead owner loses its change after this; take-over comes within this and one sweep. */
export const LEASE_SECONDS = 10;
const RENEW_MS = 2500;

export interface Lease {
  /** Throws `fence-lost` when another worker owns the change. Returns who asked to cancel. */
  check(): Promise<string | undefined>;
  stop(): void;
}

export function keepLease(pool: Pool, hold: Hold): Lease {
  let lost: Fault | undefined;
  const check = async (): Promise<string | undefined> => {
    if (lost !== undefined) throw lost;
    return steadily(() => renew(pool, hold, LEASE_SECONDS));
  };
  const timer = setInterval(() => {
    check().catch((error: unknown) => {
      if (isFault(error, 'fence-lost')) lost = error;
      // Anything else: the next beat tries again, and every write of the journal checks the fence by itself.
    });
  }, RENEW_MS);
  return { check, stop: () => clearInterval(timer) };
}

/** Throws `cancelled` where a person asked for it. */
export function stopIfCancelled(who: string | undefined): void {
  if (who !== undefined) throw new Fault('cancelled', words.cancelledBy({ who, rest: '' }));
}
