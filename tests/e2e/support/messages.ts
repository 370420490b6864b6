import type { Page } from 'playwright-core';

/**
 * Looks through the demonstration's messages, newest first, for one that holds all of those words. Others are written
 * meanwhile, by the work of the start: the first page alone would not do.
 */
export async function findMail(page: Page, ...words: string[]): Promise<void> {
  for (let number = 1; number <= 25; number++) {
    await page.goto(`/demo/messages?page=${number}`);
    let mails = page.getByRole('article');
    for (const some of words) mails = mails.filter({ hasText: some });
    if ((await mails.count()) > 0) return;
  }
  throw new Error(`No mail says ${words.join(' and ')}.`);
}
