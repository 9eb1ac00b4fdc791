// Every statement that may ever be sent to a PostgreSQL target, by the name of its file.
import { statementsIn } from '../../core/statements.ts';

export const statement = statementsIn(new URL('./statements/', import.meta.url));
