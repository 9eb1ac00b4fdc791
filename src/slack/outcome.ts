// Outcome: what an error of the Web API says about a post. Where nobody can know whether Slack took it, the answer is
// `unclear`; everything that is not certainly a refusal ends there.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Delivered } from '../core/ports.ts';

export type Failed = Exclude<Delivered, { kind: 'sent' }>;

const PAUSE_MS = 30_000;

const tooRich = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  // views.publish names no block when it refuses one.
  'invalid_arguments',
  'msg_blocks_too_long',
  'msg_too_long',
  'only_one_table_allowed',
  'block_mismatch',
  'view_too_large',
]);
const later = new Set(['ratelimited', 'rate_limited', 'accesslimited', 'team_added_to_org', 'request_timeout']);
// Nothing of the message: the token was turned round or taken away. What waits is sent with the next one.
const token = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'org_login_required',
]);
// Slack says so although the call may have been good.
const unclear = new Set(['fatal_error', 'internal_error', 'service_unavailable']);
// The connection was never made.
const notSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function failedBy(error: unknown): Failed {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', afterMs: error.retryAfter * 1000, error: 'ratelimited' };
  }
  if (error instanceof WebAPIPlatformError) return platformFailure(error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof WebAPIRequestError && notSent.has(codeOf(error.original))) {
    return { kind: 'later', afterMs: 1000, error: text };
  }
  return { kind: 'unclear', error: text };
}

/** Slack takes nothing with this token. */
export function isTokenRefused(error: unknown): boolean {
  return token.has(platformCode(error) ?? '');
}

/** Slack's own word for it, or undefined where the error is of another kind. */
export function platformCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

function platformFailure({ data }: WebAPIPlatformError): Failed {
  const { error } = data;
  if (later.has(error) || token.has(error)) {
    return { kind: 'later', afterMs: (data.response_metadata?.retryAfter ?? PAUSE_MS / 1000) * 1000, error };
  }
  if (tooRich.has(error)) return { kind: 'too-rich', error };
  // A page of HTML with status 200 (a proxy, a half-dead server) arrives as if it were an error code.
  if (unclear.has(error) || !/^[a-z0-9_]+$/.test(error)) return { kind: 'unclear', error: error.slice(0, 200) };
  return { kind: 'refused', error };
}

function httpFailure(status: number): Failed {
  const error = `HTTP ${status}`;
  if (status === 413) return { kind: 'too-rich', error };
  // Something before Slack refused it (a proxy).
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'later', afterMs: PAUSE_MS, error };
  return { kind: 'unclear', error };
}

function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError) return codeOf(at.errors[0]);
  }
  return '';
}
