/**
 * A proposal as a document: sections of blocks, plain data that three renderers (PDF, DOCX, HTML) and the window's page set
 * each in their own way. Every text is final; a renderer adds nothing but numbering of pages.
 */

export interface TextBlock {
  readonly kind: "paragraph";
  readonly text: string;
  /** `lead` opens a section, `note` stands beside the matter, `warning` says what is missing. */
  readonly role: "body" | "lead" | "note" | "warning";
}

export interface ListBlock {
  readonly kind: "list";
  /** `boxes` are for ticking by hand. */
  readonly marks: "points" | "boxes";
  readonly items: readonly string[];
}

export interface HeadingBlock {
  readonly kind: "heading";
  readonly text: string;
}

export interface TableColumn {
  readonly label: string;
  readonly align: "left" | "right";
  /** Share of the width; all columns of a table together make 1. */
  readonly width: number;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly role: "body" | "total";
}

export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** One of the options side by side. */
export interface CardView {
  readonly name: string;
  readonly tagline: string;
  readonly badge: string;
  readonly figure: string;
  readonly figureNote: string;
  readonly points: readonly string[];
}

export interface CardsBlock {
  readonly kind: "cards";
  readonly cards: readonly CardView[];
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
  readonly role: "today" | "first" | "second" | "third";
}

export interface ChartBlock {
  readonly kind: "chart";
  /** States what the picture shows. */
  readonly title: string;
  readonly shape: "lines" | "columns";
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The same in words, for who cannot see it. */
  readonly alternative: string;
  /** Text of an axis value. */
  readonly ticks: readonly ChartTick[];
}

export interface ChartTick {
  readonly value: number;
  readonly label: string;
}

export interface SignatureParty {
  readonly party: string;
  readonly lines: readonly string[];
}

export interface SignatureBlock {
  readonly kind: "signature";
  readonly parties: readonly SignatureParty[];
}

export type Block = TextBlock | ListBlock | HeadingBlock | TableBlock | CardsBlock | ChartBlock | SignatureBlock;

export interface Section {
  /** Also the anchor of links. */
  readonly id: string;
  readonly title: string;
  readonly startsPage: boolean;
  readonly blocks: readonly Block[];
}

export interface BrandView {
  readonly name: string;
  /** `#rrggbb`; both carry text on white and white text on them (WCAG 4.5). */
  readonly heading: string;
  readonly accent: string;
  readonly logo: LogoView | null;
  readonly contact: readonly string[];
  readonly website: string;
  readonly email: string;
}

export interface LogoView {
  readonly type: "image/png" | "image/jpeg" | "image/svg+xml";
  readonly base64: string;
  readonly width: number;
  readonly height: number;
}

export interface ProposalDocument {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO date. */
  readonly date: string;
  readonly dateText: string;
  readonly preparedFor: string;
  /** Set on every page while something is still open; empty on a final document. */
  readonly stamp: string;
  /** Without contents, and as a PDF in type as small as one page asks for. */
  readonly onePage?: true;
  readonly brand: BrandView;
  readonly sections: readonly Section[];
}
