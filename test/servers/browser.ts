// A real headless Chromium, where the machine has one; what people see is looked at in it.
import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { chromium, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
// Without these it asks the network for updates at every start.
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet];

/** Skips the test as "not run" where there is no Chromium. */
export async function withBrowser(t: TestContext, act: (browser: Browser) => Promise<void>): Promise<void> {
  if (!existsSync(executablePath)) return t.skip('not run: chromium is missing');
  const browser = await chromium.launch({ executablePath, args });
  try {
    await act(browser);
  } finally {
    await browser.close();
  }
}
