/** The errors that a page logs from here on, as text. A missing favicon, or real data, is none of the page's doing. */
export function collectErrors(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    const { url = '' } = message.location();
    if (message.type() === 'error' && !/\/favicon\.(ico|svg)$|\/data\//.test(url))
      errors.push(`${message.text()} (${url})`);
  });
  return errors;
}
