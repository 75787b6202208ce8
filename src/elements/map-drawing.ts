import type { Rgb } from './colour.js';

/** Opacity of a cell that is dense beyond all measure. */
const STRONGEST = 0.55;

/** The density, in parts of what it would be if all were spread evenly over the picture, at which a cell has half of that. */
const HALF = 4;

/** Cells of about the same opacity are filled at one go: that many times as quick as one by one. */
const LEVELS = 12;

/** Opacity of the lines between cells. */
const LINES = 0.35;

/** Width of a line of nodes, in pixels. */
const THICKNESS = 4;

/** A piece of the map between its nodes: all are equally probable. */
interface Cell {
  readonly corners: readonly number[];
  /** In square pixels. */
  readonly area: number;
}

/**
 * Draws a grid of nodes, or a line of them, where they are. The smaller a cell is, the denser what it holds, and the more
 * opaque.
 * @param places Of the nodes, in pixels: `[nodes², 2]`, row by row, or `[nodes, 2]`.
 * @param width Of the picture.
 */
export function drawMap(
  context: CanvasRenderingContext2D,
  places: Float32Array,
  nodes: number,
  width: number,
  [red, green, blue]: Rgb,
): void {
  const isLine = places.length === 2 * nodes;
  const colour = (opacity: number): string => `rgb(${red} ${green} ${blue} / ${opacity})`;
  const trace = (path: readonly number[]): void => {
    path.forEach((node, i) => {
      if (i === 0) context.moveTo(places[2 * node]!, places[2 * node + 1]!);
      else context.lineTo(places[2 * node]!, places[2 * node + 1]!);
    });
  };

  const cells = isLine ? piecesOf(places, nodes) : cellsOf(places, nodes);
  const levels = cells.map(({ area }) => Math.round(LEVELS * opaqueness(width ** 2 / cells.length / area)));
  context.lineWidth = THICKNESS;
  for (let level = 1; level <= LEVELS; level++) {
    context.beginPath();
    cells.forEach(({ corners }, i) => {
      if (levels[i] === level) trace(corners);
    });
    // A line has nothing above it that would have to be seen.
    const share = level / LEVELS;
    context.fillStyle = colour(STRONGEST * share);
    context.strokeStyle = colour(share);
    if (isLine) context.stroke();
    else context.fill();
  }
  if (isLine) return;

  context.beginPath();
  const along = Array.from({ length: nodes }, (_, i) => i);
  for (const i of along) {
    trace(along.map((j) => i * nodes + j));
    trace(along.map((j) => j * nodes + i));
  }
  context.strokeStyle = colour(LINES);
  context.lineWidth = 0.5;
  context.stroke();
}

/** From 0, where it is spread thinly, to 1; of a density in parts of what it would be if all were spread evenly. */
export function opaqueness(density: number): number {
  return density === Infinity ? 1 : density / (density + HALF);
}

/**
 * The cells of a grid, the corners of each counterclockwise, also where the map turns it over: in a path that is filled at
 * one go, opposite ways round would cancel out.
 */
function cellsOf(places: Float32Array, nodes: number): Cell[] {
  return Array.from({ length: (nodes - 1) ** 2 }, (_, i) => {
    const low = Math.floor(i / (nodes - 1)) * nodes + (i % (nodes - 1));
    const corners = [low, low + 1, low + nodes + 1, low + nodes];
    const area = signedArea(places, corners);
    return { corners: area < 0 ? corners.reverse() : corners, area: Math.abs(area) };
  });
}

function piecesOf(places: Float32Array, nodes: number): Cell[] {
  return Array.from({ length: nodes - 1 }, (_, i) => {
    const [x = 0, y = 0, toX = 0, toY = 0] = places.subarray(2 * i, 2 * i + 4);
    return { corners: [i, i + 1], area: Math.hypot(toX - x, toY - y) * THICKNESS };
  });
}

/** By the shoelace formula. */
function signedArea(places: Float32Array, corners: readonly number[]): number {
  return corners.reduce((sum, corner, i) => {
    const next = corners[(i + 1) % corners.length]!;
    const [x, y, toX, toY] = [2 * corner, 2 * corner + 1, 2 * next, 2 * next + 1].map((j) => places[j]!);
    return sum + (x! * toY! - toX! * y!) / 2;
  }, 0);
}
