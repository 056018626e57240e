/** A chart as a PNG on the clipboard: the SVG with its colours resolved, drawn at twice the size on the panel's colour. */

const RESOLVED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight"] as const;
const SCALE = 2;

function resolveStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of RESOLVED) to.setAttribute(name, style.getPropertyValue(name));
  to.setAttribute("font-family", style.fontFamily);
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index];
    if (twin !== undefined) resolveStyles(child, twin);
  }
}

async function asImage(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const twin = svg.cloneNode(true) as SVGSVGElement;
  resolveStyles(svg, twin);
  const { width, height } = svg.getBoundingClientRect();
  twin.setAttribute("width", String(width));
  twin.setAttribute("height", String(height));
  twin.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(twin)], { type: "image/svg+xml" }));
  const image = new Image(width, height);
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  return image;
}

export async function copyPicture(panel: HTMLElement): Promise<void> {
  const svg = panel.querySelector("svg.recharts-surface");
  if (!(svg instanceof SVGSVGElement)) throw new Error("The panel holds no chart");
  const image = await asImage(svg);
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The window has no canvas");
  context.scale(SCALE, SCALE);
  context.fillStyle = getComputedStyle(panel).getPropertyValue("--ot-surface");
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The picture could not be drawn");
  await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
}
