/** The document as the client will see it, on paper whatever the theme. */
import { memo } from "react";
import type { Block, ProposalDocument } from "../../../shared/proposal/document.ts";
import { DocumentBlock } from "./DocumentBlock.tsx";
import classes from "./document.module.css";

export const sectionAnchor = (id: string): string => `proposal-${id}`;

/** Blocks have no names: what says the same for the second time is the second of it. */
function keyed(blocks: readonly Block[]): readonly { readonly key: string; readonly block: Block }[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    const text = JSON.stringify(block);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return { key: `${times} ${text}`, block };
  });
}

export const DocumentPaper = memo(function DocumentPaper({ document }: { document: ProposalDocument }) {
  const { brand } = document;
  const colours = { "--doc-heading": brand.heading, "--doc-accent": brand.accent } as React.CSSProperties;
  return (
    <article className={classes.paper} style={colours} lang={document.language} aria-label={document.title}>
      {document.stamp !== "" && <p className={classes.stamp}>{document.stamp}</p>}
      <header className={classes.letterhead}>
        {brand.logo === null ? (
          <span className={classes.brand}>{brand.name}</span>
        ) : (
          <img className={classes.logo} src={`data:${brand.logo.type};base64,${brand.logo.base64}`} alt={brand.name} />
        )}
        <span className={classes.prepared}>
          Prepared for {document.preparedFor}, {document.dateText}
        </span>
      </header>
      <h2 className={classes.title}>{document.title}</h2>
      {document.sections.map((section) => (
        <section key={section.id} id={sectionAnchor(section.id)} className={classes.section} tabIndex={-1}>
          <h2 className={classes.sectionTitle}>{section.title}</h2>
          {keyed(section.blocks).map(({ key, block }) => (
            <DocumentBlock key={key} block={block} brand={brand} />
          ))}
        </section>
      ))}
      <footer className={classes.contact}>
        {[brand.name, ...brand.contact, brand.website, brand.email].filter((part) => part !== "").join(" · ")}
      </footer>
    </article>
  );
});
