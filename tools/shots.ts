// Shots: `node tools/shots.ts [en|ko …]` starts Aegis in each language, walks the whole road in it, and writes a picture of
// everything that people read to shots/<language>-<what>-<1280|390>.png, to be looked at by a person.
import { chromium } from 'playwright-core';
import { startAegis } from '../test/e2e/aegis.ts';
import { createCamera } from './shots/camera.ts';
import { walk } from './shots/scenes.ts';

const asked = process.argv.slice(2);
const languages = asked.length === 0 ? ['en', 'ko'] : asked;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const language of languages) await photograph(language);
} finally {
  await browser.close();
}

async function photograph(language: string): Promise<void> {
  const settings = new URL('shots/fleet.yml', import.meta.url).pathname;
  const aegis = await startAegis({ env: { AEGIS_LANGUAGE: language, AEGIS_CONFIG: settings } });
  try {
    await walk(aegis, createCamera(browser, aegis.workspace, language));
  } finally {
    await aegis.stop();
  }
}
