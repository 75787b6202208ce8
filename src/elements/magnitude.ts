import { numberFormats, type Format } from './numbers.js';

/** Writes what may be of any size: roughly, and by its power of ten what would be little but zeros, as 4.7·10⁻⁷. */
export function magnitudeFormat(language: string): Format {
  const { rough } = numberFormats(language);
  return (value) => (isLegible(Math.abs(value)) ? rough(value) : byPower(value, rough));
}

const isLegible = (size: number): boolean => size === 0 || (size >= 1e-3 && size < 1e6) || !isFinite(size);

function byPower(value: number, format: Format): string {
  const [factor, power] = value.toExponential(1).split('e').map(Number) as [number, number];
  const raised = `${power}`.replace(/./g, (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻');
  return `${format(factor)}·10${raised}`;
}
