// Counts: what the state says of the whole installation, for the metrics of any process.
import { statement, type Db } from './db.ts';

export interface StoreCount {
  readonly metric: 'requests' | 'changes' | 'messages' | 'findings' | 'checks';
  /** A verb, a state or a severity: words of our own, never names of targets or people. */
  readonly label: string;
  readonly value: number;
}

export async function storeCounts(db: Db): Promise<readonly StoreCount[]> {
  return (await db.query<StoreCount>(statement('store-counts'))).rows;
}
