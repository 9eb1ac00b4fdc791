// What the transaction checks share: who has a transaction open, and for how long.
import type { Session } from '../session.ts';

export interface Transaction {
  readonly pid: number;
  readonly app: string;
  readonly user: string | null;
  readonly database: string | null;
  readonly idle: boolean;
  readonly openSeconds: number;
  readonly quietSeconds: number;
  readonly holdsHorizon: boolean;
  readonly query: string;
}

/** Open transactions of applications, oldest first. */
export const openTransactions = ({ rows }: Session): Promise<Transaction[]> => rows<Transaction>('transactions');
