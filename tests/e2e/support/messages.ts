import type { Locator, Page } from 'playwright-core';

/**
 * Looks through the demonstration's messages, newest first, for one that holds all of those words, and leaves its page
 * open. Others are written meanwhile, by the work of the start: the first page alone would not do.
 */
export async function findMail(page: Page, ...words: string[]): Promise<Locator> {
  for (let number = 1; ; number++) {
    await page.goto(`/demo/messages?page=${number}`);
    const all = page.getByRole('article');
    if ((await all.count()) === 0) throw new Error(`No mail says ${words.join(' and ')}.`);
    let mails = all;
    for (const some of words) mails = mails.filter({ hasText: some });
    if ((await mails.count()) > 0) return mails.first();
  }
}
