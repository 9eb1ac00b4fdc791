// Headers: what a browser may do with our pages: show them, with their own style, and nothing else.
import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** The page's own style sheets by their hash; no script, picture, font, frame or form from anywhere. */
export function contentPolicy(html: string): string {
  const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, sheet = '']) => `'sha256-${hashOf(sheet)}'`);
  const style = styles.length === 0 ? "'none'" : styles.join(' ');
  return `default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function hashOf(sheet: string): string {
  return createHash('sha256').update(sheet).digest('base64');
}

export const guarded: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentPolicy(''));
};

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'private, no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};
