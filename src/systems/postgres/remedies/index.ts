// Everything that Aegis can propose for a PostgreSQL target.
import { dropDuplicateIndex } from './drop-duplicate-index.ts';
import { vacuum } from './vacuum.ts';

export const remedies = [vacuum, dropDuplicateIndex] as const;
