/** One block of the document as the page shows it. Every text is final: nothing is computed or written here. */
import { IconCheck, IconSquare } from "@tabler/icons-react";
import type { Block, BrandView, CardsBlock, SignatureBlock, TableBlock } from "../../../shared/proposal/document.ts";
import { DocumentChart } from "./DocumentChart.tsx";
import classes from "./document.module.css";

function Table({ caption, columns, rows }: TableBlock) {
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <colgroup>
        {columns.map((column) => (
          <col key={column.label} style={{ width: `${column.width * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.align === "right" ? classes.right : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.cells.join(" ")} className={row.role === "total" ? classes.total : undefined}>
            {row.cells.map((cell, at) =>
              at === 0 ? (
                <th key={columns[at]?.label} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[at]?.label} className={columns[at]?.align === "right" ? classes.right : undefined}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ cards }: CardsBlock) {
  return (
    <div className={classes.cards}>
      {cards.map((card) => (
        <section key={card.name} className={card.badge === "" ? classes.card : classes.chosenCard}>
          <header>
            <h4>{card.name}</h4>
            {card.badge !== "" && <span className={classes.badge}>{card.badge}</span>}
          </header>
          <p className={classes.note}>{card.tagline}</p>
          <p className={classes.price}>{card.figure}</p>
          <p className={classes.note}>{card.figureNote}</p>
          <ul>
            {card.points.map((point) => (
              <li key={point}>
                <IconCheck size={13} stroke={2} aria-hidden />
                {point}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Signature({ parties }: SignatureBlock) {
  return (
    <div className={classes.parties}>
      {parties.map(({ party, lines }) => (
        <div key={party}>
          <h4>{party}</h4>
          {lines.map((line) => (
            <p key={line} className={classes.signLine}>
              {line}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

export function DocumentBlock({ block, brand }: { block: Block; brand: BrandView }) {
  switch (block.kind) {
    case "paragraph":
      return <p className={classes[block.role]}>{block.text}</p>;
    case "heading":
      return <h3 className={classes.heading}>{block.text}</h3>;
    case "list":
      return (
        <ul className={block.marks === "boxes" ? classes.boxes : classes.points}>
          {block.items.map((item) => (
            <li key={item}>
              {block.marks === "boxes" && <IconSquare size={14} stroke={1.5} aria-hidden />}
              {item}
            </li>
          ))}
        </ul>
      );
    case "table":
      return <Table {...block} />;
    case "cards":
      return <Cards {...block} />;
    case "chart":
      return <DocumentChart chart={block} brand={brand} />;
    case "signature":
      return <Signature {...block} />;
  }
}
