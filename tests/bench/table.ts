import type { Row } from './measure.js';

const COLUMNS = [
  'case',
  'engine',
  'backend',
  'threads',
  'steps/s (median)',
  'min – max',
  'rounds',
  'first step (ms)',
  'parity',
];

/** What was measured as a table. */
export const table = (rows: readonly Row[]): string => markdown(COLUMNS, rows.map(cellsOf));

/** A table as Markdown that is laid out to be read as it is. */
export function markdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, column) =>
    Math.max(...[columns, ...rows].map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [columns, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

function cellsOf(row: Row): string[] {
  const name = [row.case, row.engine, row.backend, String(row.threads)];
  if ('reason' in row) return [...name, '–', '', '', '', row.reason];
  const { min, median, max } = row.stepsPerSecond;
  return [
    ...name,
    significant(median),
    `${significant(min)} – ${significant(max)}`,
    String(row.rounds),
    row.firstStepMs.toFixed(0),
    row.parity.toExponential(0),
  ];
}

/** Three significant digits, without an exponent. */
export function significant(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
