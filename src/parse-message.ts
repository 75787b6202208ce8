/** A message as what it was made of: a template, and what stands in place of its `{0}`, `{1}` …. */
export interface ParsedMessage {
  readonly template: string;
  readonly values: readonly string[];
}

/** Undefined for a message that was made of no template that is known. */
export type MessageParser = (message: string) => ParsedMessage | undefined;

const PLACE = /\{\d\}/;

/**
 * Finds which template a message was made of. Where it may be several, it is the one with the longest fixed text.
 * @param templates Their places in order, {0} first.
 */
export function messageParser(templates: readonly string[]): MessageParser {
  const patterns = templates
    .map((template) => {
      const pieces = template.split(PLACE);
      const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return { template, pattern: new RegExp(`^${escaped.join('([^]*?)')}$`), fixed: pieces.join('').length };
    })
    .sort((a, b) => b.fixed - a.fixed);
  return (message) => {
    for (const { template, pattern } of patterns) {
      const values = pattern.exec(message)?.slice(1);
      if (values) return { template, values };
    }
    return undefined;
  };
}
