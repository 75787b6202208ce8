import type { Separator } from '../../src/shared/understood.js';

/** How the rows of a file are to be read, as its first ones tell. */
export interface CsvLayout {
  readonly separator: Separator;
  readonly decimal: '.' | ',';
  /** Values in each row, whatever they are. */
  readonly width: number;
  /** Names of all columns, where the first row gives names. */
  readonly header: readonly string[] | undefined;
  /** Which of them is the label. */
  readonly label: number | undefined;
  /** Which of them make up an example. */
  readonly columns: readonly number[];
}

const LABEL = /^(label|class|target)$/i;

/** Two numbers with white space between them. */
const TWO_NUMBERS = /[\d.]\s+[-+.\d]/;

const DECIMAL_COMMA = /^\s*[-+]?\d*,\d+(e[-+]?\d+)?\s*$/i;

/**
 * The layout of a file that begins with these rows. A first column without a name counts the rows, as pandas writes it,
 * and is left out.
 */
export function layoutOf(rows: readonly string[]): CsvLayout {
  const [first = '', second = first] = rows;
  const separator = separatorOf(first, second);
  const fields = fieldsOf(first, separator).map((field) => field.trim());
  const isName = (field: string): boolean => field !== '' && Number.isNaN(numberIn(field, separator));
  const isHeader = fields[0] === '' || fields.some(isName);
  const header = isHeader ? fields : undefined;
  const label = header && fields.length > 1 ? header.findIndex((name) => LABEL.test(name)) : -1;
  const columns = fields.map((_, i) => i).filter((i) => i !== label && !(i === 0 && header?.[0] === ''));
  const usesComma = rows.some((row) => fieldsOf(row, separator).some((field) => DECIMAL_COMMA.test(field)));
  return {
    separator,
    decimal: usesComma ? ',' : '.',
    width: fields.length,
    header,
    label: label < 0 ? undefined : label,
    columns,
  };
}

/** The first that the rows are divided by. A comma divides nothing where it leaves two numbers together: `1,5 2,5`. */
function separatorOf(first: string, second: string): Separator {
  const divides = (separator: Separator): boolean =>
    [first, second].every((row) => fieldsOf(row, separator).length > 1);
  if (divides(';')) return ';';
  if (divides('\t')) return '\t';
  return divides(',') && !fieldsOf(second, ',').some((field) => TWO_NUMBERS.test(field)) ? ',' : ' ';
}

/** The values of a row, as they are written. Quoted ones may hold the separator, and a quote as two. */
export function fieldsOf(row: string, separator: Separator): string[] {
  if (!row.includes('"')) return separator === ' ' ? row.trim().split(/\s+/) : row.split(separator);
  const fields: string[] = [];
  const text = separator === ' ' ? row.trim().replace(/\s+/g, ' ') : row;
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === separator && !isQuoted) {
      fields.push(field);
      field = '';
    } else if (character !== '"') field += character;
    else if (isQuoted && text[i + 1] === '"') {
      field += '"';
      i++;
    } else isQuoted = !isQuoted;
  }
  return [...fields, field];
}

/** NaN where it is no number. A comma that does not separate values is a decimal one. */
export function numberIn(field: string, separator: Separator): number {
  const text = (separator === ',' ? field : field.replace(',', '.')).trim();
  return text === '' ? NaN : Number(text);
}

export function hasNumber(row: string, separator: Separator): boolean {
  return fieldsOf(row, separator).some((field) => !Number.isNaN(numberIn(field, separator)));
}
