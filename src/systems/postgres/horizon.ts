// Who keeps dead rows from being removed: vacuum cannot take away what somebody might still have to see.
import type { Session } from './session.ts';

export interface Holder {
  /** `catalog`: a slot that holds back only the catalogue's rows. */
  readonly kind: 'session' | 'prepared' | 'slot' | 'catalog' | 'standby';
  readonly name: string;
  /** In transactions. */
  readonly age: number;
  readonly seconds: number | null;
}

/** Oldest first. */
export const horizonHolders = ({ rows }: Session): Promise<Holder[]> => rows<Holder>('horizon');
