// Camera: pictures of one message, one page or one window, at desk and at phone width.
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

export const widths = [1280, 390] as const;

export interface Shot {
  /** `card-medium` */
  readonly name: string;
  readonly user: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
}

export interface Camera {
  message(shot: Shot & { readonly channel: string; readonly ts: string }): Promise<void>;
  home(shot: Shot): Promise<void>;
  /** Whatever the page shows after `act`. */
  window(shot: Shot, act: (page: Page) => Promise<void>): Promise<void>;
  page(name: string, url: string): Promise<void>;
}

// The emulator's page is made for a desk: its own bars would eat a phone's width.
const phoneStyle = '.sidebar, .topbar, .composer, .channel-header { display: none !important }';

export function createCamera(browser: Browser, workspace: string, label: string): Camera {
  mkdirSync('shots', { recursive: true });
  const path = (name: string, width: number) => `shots/${label}-${name}-${width}.png`;

  async function atEachWidth(act: (page: Page, width: number) => Promise<void>): Promise<void> {
    for (const width of widths) {
      const page = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 800 }, deviceScaleFactor: 2 });
      try {
        await act(page, width);
      } finally {
        await page.close();
      }
    }
  }

  async function enter(page: Page, { user, channel, ts, thread }: Shot): Promise<void> {
    const query = thread === undefined ? '' : `?thread_ts=${thread}&cid=${channel}`;
    const place = ts === undefined ? '' : `/p${ts.replace('.', '')}`;
    await page.goto(channel === undefined ? workspace : `${workspace}/archives/${channel}${place}${query}`);
    await page.locator('.actas select').last().selectOption(user);
    if (page.viewportSize()?.width === 390) await page.addStyleTag({ content: phoneStyle });
  }

  return {
    message: (shot) =>
      atEachWidth(async (page, width) => {
        await enter(page, shot);
        // Long messages scroll inside the page: a higher one shows them whole.
        await page.setViewportSize({ width, height: 2600 });
        await page.addStyleTag({ content: '.msg { animation: none !important; background: #fff !important }' });
        const pane = shot.thread === undefined ? '.messages' : '.thread-body';
        if (width === 390 && shot.thread !== undefined) {
          await page.addStyleTag({ content: '.main { display: none !important } .thread-pane { width: 100% !important }' });
        }
        await page.locator(`${pane} .msg[data-ts="${shot.ts}"]`).screenshot({ path: path(shot.name, width) });
      }),
    home: (shot) =>
      atEachWidth(async (page, width) => {
        await enter(page, { name: shot.name, user: shot.user });
        await page.locator('.sidebar-item').last().dispatchEvent('click');
        const inner = page.locator('.home-inner');
        await inner.getByText(/\/aegis/).waitFor();
        await inner.screenshot({ path: path(shot.name, width) });
      }),
    window: (shot, act) =>
      atEachWidth(async (page, width) => {
        await enter(page, shot);
        await act(page);
        await page.locator('.modal').waitFor();
        await page.screenshot({ path: path(shot.name, width) });
        await page.locator('.modal-x').click();
      }),
    page: (name, url) =>
      atEachWidth(async (page, width) => {
        await page.goto(url);
        await page.screenshot({ path: path(name, width), fullPage: true });
      }),
  };
}
