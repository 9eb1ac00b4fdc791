// Web: report pages behind signed links, health and metrics. Nothing else is served, and nothing can be changed here.
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { Locale } from '../core/locale.ts';
import type { Report } from '../core/report.ts';
import { notice } from './notice.ts';
import { contentPolicy, guarded } from './headers.ts';
import { checkedLink } from './signed-link.ts';

interface StoredPage {
  readonly report: Report;
  readonly locale: Locale;
}

interface Health {
  readonly ok: boolean;
  readonly parts: Record<string, string>;
}

export interface WebOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly page: (id: string) => Promise<StoredPage | undefined>;
  readonly health: () => Promise<Health>;
  /** Prometheus text. */
  readonly metrics: () => Promise<string>;
  /** Of the links. */
  readonly secret: string;
  readonly render: (report: Report, locale: Locale) => string;
  readonly now: () => Date;
  /** Of what went wrong inside; the reader sees only that something did. */
  readonly failed?: (error: unknown) => void;
}

export interface Web {
  readonly port: number;
  close(): Promise<void>;
}

export async function startWeb(options: WebOptions): Promise<Web> {
  const { port, host: hostname = '127.0.0.1' } = options;
  const server = await listening(webApp(options), { port, hostname });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

function webApp(options: WebOptions): Hono {
  const app = new Hono();
  app.use(guarded);
  app.get('/r/:page', async (context) => {
    const { status, html } = await pageFor(options, context.req.param('page'), context.req.query('key') ?? '');
    return context.html(html, status, { 'Content-Security-Policy': contentPolicy(html) });
  });
  app.get('/healthz', async (context) => {
    const health = await options.health();
    return context.json(health, health.ok ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.text(await options.metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
  app.notFound((context) => context.html(notice('not-found'), 404));
  app.onError((error, context) => {
    options.failed?.(error);
    return context.html(notice('failed'), 500);
  });
  return app;
}

interface Answered {
  readonly status: 200 | 403 | 404;
  readonly html: string;
}

// A forged link learns nothing, also not whether there is such a page.
async function pageFor({ secret, now, page, render }: WebOptions, id: string, key: string): Promise<Answered> {
  const checked = checkedLink(key, { secret, page: id, now: now() });
  if (checked !== 'valid') return { status: 403, html: notice(checked) };
  const stored = await page(id);
  if (stored === undefined) return { status: 404, html: notice('gone') };
  return { status: 200, html: render(stored.report, stored.locale) };
}

function listening(app: Hono, { port, hostname }: { port: number; hostname: string }): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, () => resolve(server));
    server.once('error', reject);
  });
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    // Readers keep connections open; the page they have read is complete.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
