/** Angle between the shaft of an arrow and each side of its head, in radians. */
const SPREAD = 0.5;

/** Sides of a head, at most, in pixels; in a short arrow they are half as long as it is. */
const HEAD = 4.5;

/** An arrow in pixels. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** An SVG path of arrows. One longer than `longest` ends there, with a second head for what is left out. */
export function arrowsPath(arrows: readonly Arrow[], longest: number): string {
  return arrows.map((arrow) => arrowPath(arrow, longest)).join('');
}

function arrowPath({ x, y, dx, dy }: Arrow, longest: number): string {
  const length = Math.hypot(dx, dy);
  // Less than a quarter of a pixel is nothing that can be seen, and has no direction.
  if (length < 0.25) return '';
  const shown = Math.min(length, longest);
  const angle = Math.atan2(dy, dx);
  const at = (along: number): string =>
    `${fixed(x + along * Math.cos(angle))} ${fixed(y + along * Math.sin(angle))}`;
  const size = Math.min(HEAD, shown / 2);
  const head = (along: number): string => {
    const side = (turn: number): string => {
      const back = angle + Math.PI + turn;
      const [tipX, tipY] = [x + along * Math.cos(angle), y + along * Math.sin(angle)];
      return `${fixed(tipX + size * Math.cos(back))} ${fixed(tipY + size * Math.sin(back))}`;
    };
    return `M${side(SPREAD)}L${at(along)}L${side(-SPREAD)}`;
  };
  return `M${at(0)}L${at(shown)}${head(shown)}${length > longest ? head(shown - size) : ''}`;
}

/** To a tenth of a pixel. */
function fixed(value: number): string {
  return value.toFixed(1);
}
