/** The names of all views, as the built package offers them in its menu. */
export async function viewNames(browser, origin) {
  const page = await browser.newPage();
  try {
    await page.goto(new URL('/tests/tools/views.html', origin).href);
    await page.evaluate(async () => {
      const figure = document.querySelector('gan-trainer');
      await customElements.whenDefined('gan-trainer');
      await figure.updateComplete;
      figure.shadowRoot.querySelector('gan-controls').shadowRoot.querySelector('.menu').click();
    });
    const menu = await page.waitForFunction(() =>
      document.querySelector('gan-trainer').shadowRoot.querySelector('gan-menu'),
    );
    return await menu.evaluate(({ views }) => views.map(({ name }) => name));
  } finally {
    await page.close();
  }
}
