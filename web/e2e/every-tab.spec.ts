import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll, settled } from './harness';

const TABS = ['overview', 'calls', 'leads', 'revenue', 'campaigns'];

/** What a page may jump in all while it opens, as browsers reckon it: a fifth of what counts as good. */
const LARGEST_SHIFT = 0.02;

declare global {
  /** How much of the screen has jumped since the page began; see `watchShifts`. */
  var callsightShift: number;
}

/** Sums what jumps on the pages to come, as the browser tells it. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.callsightShift = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) globalThis.callsightShift += entry.value;
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
  });
}

for (const tab of TABS) {
  test(`${tab} opens without a jump, is accessible in the dark, and fits a phone`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    await watchShifts(page);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto(`/dashboard/analytics/${tab}`);
    await settled(page);
    expect(await page.evaluate(() => globalThis.callsightShift)).toBeLessThanOrEqual(LARGEST_SHIFT);
    await expectAccessible(page);

    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
}
