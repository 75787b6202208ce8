import { css } from 'lit';

/**
 * The palette, and what every part looks like by default. It follows the colour of the text around the widget: l in
 * `oklch(from currentColor …)` is below ½ for the dark text of a light page and above ½ for the light text of a dark one,
 * however the page came to be dark. Custom properties of the page go before all of it.
 */
export const theme = css`
  :host {
    /* 0 on a light page, 1 on a dark one. */
    --_dark: clamp(0, 6 * (l - 0.5), 1);
    --_real: var(--gan-real, oklch(from currentColor calc(0.53 + 0.22 * var(--_dark)) 0.14 252));
    --_fake: var(--gan-fake, oklch(from currentColor calc(0.65 + 0.11 * var(--_dark)) 0.16 55));
    --_discriminator: var(
      --gan-discriminator,
      oklch(from currentColor calc(0.5 + 0.26 * var(--_dark)) 0.17 298)
    );
    --_accent: var(--gan-accent, oklch(from currentColor calc(0.47 + 0.34 * var(--_dark)) 0.09 178));
    --_error: var(--gan-error, oklch(from currentColor calc(0.5 + 0.22 * var(--_dark)) 0.18 27));
    --_muted: var(--gan-muted, color-mix(in oklab, currentColor 74%, transparent));
    --_rule: var(--gan-rule, color-mix(in oklab, currentColor 20%, transparent));
    display: block;
    font-variant-numeric: tabular-nums;
  }

  /* Browsers of before 2025: what can be seen on both. */
  @supports not (color: oklch(from currentColor l c h)) {
    :host {
      --_real: var(--gan-real, #3b82d0);
      --_fake: var(--gan-fake, #d97a1d);
      --_discriminator: var(--gan-discriminator, #9070d8);
      --_accent: var(--gan-accent, #2a9280);
      --_error: var(--gan-error, #e05545);
    }
  }

  /* Words of a language that is written from left to right stay whole in a page that is not. */
  :host(:dir(rtl)) {
    text-align: right;
  }

  :host(:dir(rtl)) :not(th, td) {
    unicode-bidi: plaintext;
  }

  :host([hidden]) {
    display: none;
  }

  /* For screen readers alone. */
  .announcement {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Addresses, and names of files, are long words. */
  .outcome,
  [part='error'] {
    overflow-wrap: anywhere;
  }

  .real {
    color: var(--_real);
  }

  .fake {
    color: var(--_fake);
  }

  .discriminator {
    color: var(--_discriminator);
  }

  .muted {
    color: var(--_muted);
  }

  /* Orange is a light colour: words in it take some of the colour of the text. */
  .fake.name {
    color: color-mix(in oklab, var(--_fake) 65%, currentColor);
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
