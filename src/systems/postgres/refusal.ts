// Which of two very different things an error of the driver is: the server refused, or the line broke and nobody knows.
import { Fault, isFault } from '../../core/fault.ts';
import { words } from './words.ts';

/** 08 connection exception, 57P01–57P05 the server ended this session; 08P01 is an answer to a message it did not like. */
const BROKEN = /^(08(?!P01)|57P0)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

interface ServerError extends Error {
  readonly code: string;
}

/** An answer of the server, in the still working session. */
export function isRefusal(error: unknown): error is ServerError {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return false;
  const code = String(error.code);
  return SQLSTATE.test(code) && !BROKEN.test(code);
}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** For reads: nothing has happened either way. */
export function readFault(error: unknown): Fault {
  if (isFault(error)) return error;
  const message = messageOf(error);
  return isRefusal(error)
    ? new Fault('not-available', words.refused({ message }), { cause: error })
    : new Fault('unreachable', words.unreachable({ message }), { cause: error });
}

/** For effects: refused means that it did not happen, a broken line that somebody has to look. */
export function effectFault(error: unknown): Fault {
  if (isFault(error)) return error;
  const message = messageOf(error);
  return isRefusal(error)
    ? new Fault('step-failed', words.refused({ message }), { cause: error })
    : new Fault('outcome-unknown', words.lostSight({ message }), { cause: error });
}
