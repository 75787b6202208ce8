/** Paints one image. */
export type Paint = (context: OffscreenCanvasRenderingContext2D, width: number, height: number) => void;

/** Fills all of an image. */
export const plain =
  (colour: string): Paint =>
  (context, width, height) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
  };

/** An image as a file of this type. */
export async function imageFile(
  width: number,
  height: number,
  paint: Paint,
  type = 'image/png',
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  paint(canvas.getContext('2d')!, width, height);
  const blob = await canvas.convertToBlob({ type, quality: 1 });
  if (blob.type !== type) throw new Error(`this browser does not write ${type}`);
  return new Uint8Array(await blob.arrayBuffer());
}

/** A GIF of one pixel, grey level 128, as the smallest there can be. */
export const GIF: Uint8Array<ArrayBuffer> = Uint8Array.from(
  atob('R0lGODdhAQABAIAAAICAgAAAACwAAAAAAQABAAACAkQBADs='),
  (character) => character.charCodeAt(0),
);
