// Everything that Aegis can do to a PostgreSQL target.
import { createIndex } from './create-index.ts';
import { dropIndex } from './drop-index.ts';
import { indexCovered } from './index-covered.ts';
import { vacuum } from './vacuum.ts';

export const verbs = [vacuum, dropIndex, createIndex, indexCovered] as const;
