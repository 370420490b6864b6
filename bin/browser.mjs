/** Finds a Chromium for the browser tests, or installs one: Debian's package first, else Playwright's own. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { installDebianPackages, root, run } from './prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a browser that can be started; undefined leaves the choice to Playwright, which then has its own. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.log('Installing Chromium …');
  try {
    if (installDebianPackages(['chromium'])) {
      const installed = findBrowser();
      if (installed) return installed;
    }
  } catch (error) {
    console.log(`Debian has no Chromium to give: ${error instanceof Error ? error.message : error}`);
  }
  run(process.execPath, [path.join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  return undefined;
}

function findBrowser() {
  const given = process.env.CHROME_PATH;
  const places = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = NAMES.flatMap((name) => places.map((place) => path.join(place, name)));
  return [...(given ? [given] : []), ...candidates].find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
