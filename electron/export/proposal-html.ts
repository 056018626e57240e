/** A proposal as one HTML file: its style within, no script, no address it would have to load. */
import type {
  Block,
  BrandView,
  CardsBlock,
  ChartBlock,
  ProposalDocument,
  SignatureBlock,
  TableBlock,
} from "../../shared/proposal/document.ts";
import { CHART_COLOURS } from "./chart-colours.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

const style = ({ heading, accent }: BrandView): string => `
:root{color-scheme:light}
body{margin:0 auto;max-width:780px;padding:48px 32px;font:15px/1.55 Inter,"Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums;color:#12161d;background:#fff;overflow-wrap:anywhere}
h1{font-size:34px;line-height:1.2;color:${heading};margin:28px 0 8px}h2{font-size:23px;color:${heading};margin:44px 0 10px}h3{font-size:16px;color:${heading};margin:26px 0 8px}
.lead{font-size:17px;color:#454d5a}.note,figcaption,footer,header p{font-size:13px;color:#626b79}.warning{font-weight:600;color:#9a3412}
nav ul{list-style:none;padding:14px 0;border:solid #d2d6dd;border-width:1px 0}nav a{color:inherit}a{color:${accent}}
.logo{max-width:250px;max-height:58px}.brand{font-weight:600;color:${heading}}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13.5px}caption{text-align:left;font-size:13px;color:#626b79;padding-bottom:4px}
th,td{text-align:left;vertical-align:top;padding:7px 8px;border-bottom:1px solid #d2d6dd}thead th{font-size:12.5px;color:#626b79;border-color:#626b79}
.right{text-align:right;white-space:nowrap}.total td,.total th{font-weight:600;border-top:1px solid #626b79}
.cards{display:flex;flex-wrap:wrap;border:1px solid #d2d6dd;border-radius:6px}.card{flex:1 1 200px;padding:16px;border-left:1px solid #d2d6dd}.card:first-child{border-left:0}
.card.chosen{background:#f3f5f8;box-shadow:inset 0 3px ${accent}}.card h3{margin:0;color:inherit}.badge{font-size:12.5px;font-weight:600;color:${accent};margin:0}.figure{font-size:26px;font-weight:600;color:${heading};margin:8px 0 0}
.card ul{padding-left:16px;font-size:13.5px}.boxes{list-style:"☐ "}.parties{display:flex;flex-wrap:wrap;gap:32px}.party{flex:1 1 240px}.line{border-bottom:1px solid #626b79;padding:22px 0 2px;font-size:13px;color:#626b79}
figure{margin:12px 0}svg{width:100%;height:auto}figure svg{min-width:560px}th,td,.figure{overflow-wrap:normal}td:not(.right){min-width:9em}footer{margin-top:40px}
@media(max-width:540px){body{padding:28px 18px}h1{font-size:28px}.card{border-left:0}.card+.card{border-top:1px solid #d2d6dd}.scroll table{min-width:560px}}
@page{margin:18mm 16mm}
@media print{body{padding:0;max-width:none;font-size:10.5pt}h2,h3,caption,.lead{break-after:avoid}table,.cards,figure,.parties,.boxes,li,#signature{break-inside:avoid}p{orphans:3;widows:3}a{color:inherit;text-decoration:none}.card{flex:1 1 0}figure svg{min-width:0}}`;

function tableOf({ caption, columns, rows }: TableBlock): string {
  const side = (at: number) => (columns[at]?.align === "right" ? ' class="right"' : "");
  const head = columns.map(({ label }, at) => `<th scope="col"${side(at)}>${escaped(label)}</th>`).join("");
  const body = rows
    .map(({ cells, role }) => {
      const each = cells.map((text, at) =>
        at === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td${side(at)}>${escaped(text)}</td>`,
      );
      return `<tr${role === "total" ? ' class="total"' : ""}>${each.join("")}</tr>`;
    })
    .join("\n");
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function cardsOf({ cards }: CardsBlock): string {
  const each = cards.map(
    ({ name, tagline, badge, figure, figureNote, points }) =>
      `<section class="card${badge === "" ? "" : " chosen"}">${badge === "" ? "" : `<p class="badge">${escaped(badge)}</p>`}<h3>${escaped(name)}</h3><p class="note">${escaped(tagline)}</p><p class="figure">${escaped(figure)}</p><p class="note">${escaped(figureNote)}</p><ul>${points.map((point) => `<li>${escaped(point)}</li>`).join("")}</ul></section>`,
  );
  return `<div class="cards">${each.join("\n")}</div>`;
}

const PLOT = { left: 84, right: 640, top: 10, bottom: 210, width: 780, height: 240 } as const;

function chartOf({ title, shape, categories, series, alternative, ticks }: ChartBlock): string {
  const low = Math.min(...ticks.map(({ value }) => value));
  const high = Math.max(...ticks.map(({ value }) => value));
  const y = (value: number) =>
    Number((PLOT.bottom - ((value - low) / (high - low || 1)) * (PLOT.bottom - PLOT.top)).toFixed(2));
  const steps = categories.length;
  const x = (at: number) =>
    Number(
      (
        PLOT.left +
        (shape === "columns" ? (at + 0.5) / steps : at / Math.max(steps - 1, 1)) * (PLOT.right - PLOT.left)
      ).toFixed(2),
    );
  const axes = ticks.map(
    ({ value, label }) =>
      `<path d="M${PLOT.left} ${y(value)}H${PLOT.right}" stroke="#d2d6dd"/><text x="${PLOT.left - 8}" y="${y(value) + 4}" text-anchor="end">${escaped(label)}</text>`,
  );
  const every = Math.max(1, Math.ceil(steps / 7));
  const names = categories.flatMap((name, at) =>
    at % every === 0 ? [`<text x="${x(at)}" y="${PLOT.bottom + 18}" text-anchor="middle">${escaped(name)}</text>`] : [],
  );
  let free = 0;
  const ends = series
    .map(({ name, role, values }) => ({ name, role, at: y(values.at(-1) ?? 0) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ name, role, at }) => {
      free = Math.max(at + 4, free + 15);
      return shape === "columns"
        ? ""
        : `<text x="${PLOT.right + 8}" y="${free}" fill="${CHART_COLOURS[role]}" font-weight="600">${escaped(name)}</text>`;
    });
  const width = ((PLOT.right - PLOT.left) / steps) * 0.64;
  const marks = series.map(({ values, role }) =>
    shape === "columns"
      ? values
          .map(
            (value, at) =>
              `<rect x="${(x(at) - width / 2).toFixed(2)}" y="${y(value)}" width="${width.toFixed(2)}" height="${(PLOT.bottom - y(value)).toFixed(2)}" fill="${CHART_COLOURS[role]}"/>`,
          )
          .join("")
      : `<path d="${values.map((value, at) => `${at === 0 ? "M" : "L"}${x(at)} ${y(value)}`).join("")}" fill="none" stroke="${CHART_COLOURS[role]}" stroke-width="${role === "today" ? 1.5 : 2.25}"${role === "today" ? ' stroke-dasharray="5 4"' : ""}/>`,
  );
  return `<figure><h4>${escaped(title)}</h4><div class="scroll" tabindex="0" role="region" aria-label="${escaped(title)}"><svg viewBox="0 0 ${PLOT.width} ${PLOT.height}" role="img" aria-label="${escaped(`${title}. ${alternative}`)}" font-size="12" fill="#626b79">${[...axes, ...names, ...marks, ...ends].join("")}</svg></div></figure>`;
}

function signatureOf({ parties }: SignatureBlock): string {
  const each = parties.map(
    ({ party, lines }) =>
      `<div class="party"><strong>${escaped(party)}</strong>${lines.map((line) => `<div class="line">${escaped(line)}</div>`).join("")}</div>`,
  );
  return `<div class="parties">${each.join("")}</div>`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${escaped(block.text)}</h3>`;
    case "paragraph":
      return `<p${block.role === "body" ? "" : ` class="${block.role}"`}>${escaped(block.text)}</p>`;
    case "list":
      return `<ul${block.marks === "boxes" ? ' class="boxes"' : ""}>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableOf(block);
    case "cards":
      return cardsOf(block);
    case "chart":
      return chartOf(block);
    case "signature":
      return signatureOf(block);
  }
}

function logoOf({ logo, name }: BrandView): string {
  // As an image even a vector runs no script and loads nothing.
  return logo === null
    ? `<p class="brand">${escaped(name)}</p>`
    : `<img class="logo" alt="${escaped(name)}" src="data:${logo.type};base64,${logo.base64}">`;
}

function contentsOf({ sections }: ProposalDocument): string {
  return `<nav aria-label="Contents"><ul>${sections.map(({ id, title }) => `<li><a href="#${escaped(id)}">${escaped(title)}</a></li>`).join("")}</ul></nav>`;
}

export function proposalHtml(document: ProposalDocument): Uint8Array {
  const { brand, sections } = document;
  const contact = [
    ...(brand.contact.length === 0 ? [] : [escaped(brand.contact.join(", "))]),
    ...(brand.email === "" ? [] : [`<a href="mailto:${escaped(brand.email)}">${escaped(brand.email)}</a>`]),
    ...(brand.website === "" ? [] : [`<a href="${escaped(brand.website)}">${escaped(brand.website)}</a>`]),
  ];
  const html = `<!doctype html>
<html lang="${escaped(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="author" content="${escaped(document.author)}">
<title>${escaped(document.title)}</title>
<style>${style(brand)}</style>
</head>
<body>
<header>
${logoOf(brand)}
${document.stamp === "" ? "" : `<p class="warning">${escaped(document.stamp)}</p>`}
<h1>${escaped(document.title)}</h1>
<p class="lead">${escaped(document.subject)}<br>${escaped(document.dateText)}</p>
${contact.map((line) => `<p>${line}</p>`).join("")}
</header>
${document.onePage ? "" : contentsOf(document)}
<main>
${sections
  .map(
    ({ id, title, blocks }) =>
      `<section id="${escaped(id)}">\n<h2>${escaped(title)}</h2>\n${blocks.map((block) => blockOf(block)).join("\n")}\n</section>`,
  )
  .join("\n")}
</main>
<footer>${escaped(brand.name)}</footer>
</body>
</html>
`;
  return new TextEncoder().encode(html);
}
