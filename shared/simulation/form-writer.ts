/** Forms put together: what stays a constant or a sum of multiples does; the rest becomes columns of the program. */
import type { FormulaNode } from "../formula/node.ts";
import {
  type Atom,
  atomForm,
  constantForm,
  dividedByConstant,
  type Form,
  isConstant,
  scaled,
  type Term,
  ZERO_FORM,
} from "./form.ts";
import { lesserStep, productStep, quotientStep, setStep } from "./linear-steps.ts";
import { operationStep, TrialShape } from "./operation-step.ts";
import type { ProgramBuilder } from "./program.ts";
import { stableNode } from "./stable-node.ts";

/** Two atoms are one key: their numbers stay below the square root of the whole numbers that a double holds. */
const MOST_ATOMS = 67_108_864;
const PAIR_STEPS = { product: productStep, quotient: quotientStep, lesser: lesserStep } as const;

/** Equal forms are one column: clients with the same targets ask the same of the desk, and slots of the same weight are alike. */
const keyOf = ({ constant, terms }: Form): string =>
  terms.reduce((key, { atom, by }) => `${key} ${atom}*${by}`, `${constant}`);

const constantOf = ({ constant }: Form): number => constant;

export class FormWriter {
  readonly builder: ProgramBuilder;
  private readonly columns = new Map<Form, Atom>();
  private readonly shared = new Map<string, Atom>();
  private readonly pairs = {
    product: new Map<number, Atom>(),
    quotient: new Map<number, Atom>(),
    lesser: new Map<number, Atom>(),
  } as const;
  private readonly shapes = new Map<FormulaNode, TrialShape>();

  constructor(builder: ProgramBuilder) {
    this.builder = builder;
  }

  /** Forms of a month are gone; what they came to is still found by its content. */
  forgetMonth(): void {
    this.columns.clear();
  }

  /** The column of a form. */
  column(form: Form): Atom {
    if (form.terms.length === 1 && form.constant === 0 && form.terms[0]!.by === 1) return form.terms[0]!.atom;
    let atom = this.columns.get(form);
    if (atom === undefined) {
      atom = this.once(keyOf(form), (out) => this.builder.add(setStep(out, form)));
      this.columns.set(form, atom);
    }
    return atom;
  }

  product(a: Form, b: Form): Form {
    if (isConstant(a)) return a.constant === 0 ? ZERO_FORM : scaled(b, a.constant);
    if (isConstant(b)) return scaled(a, b.constant);
    const x = this.multiple(a);
    const y = this.multiple(b);
    const atom = x.atom < y.atom ? this.pair("product", x.atom, y.atom) : this.pair("product", y.atom, x.atom);
    return scaled(atomForm(atom), x.by * y.by);
  }

  quotient(a: Form, b: Form): Form {
    if (isConstant(a) && a.constant === 0) return ZERO_FORM;
    if (isConstant(b)) return dividedByConstant(a, b.constant);
    const x = isConstant(a) ? { atom: this.column(a), by: 1 } : this.multiple(a);
    const y = this.multiple(b);
    return scaled(atomForm(this.pair("quotient", x.atom, y.atom)), x.by / y.by);
  }

  private pair(kind: keyof FormWriter["pairs"], x: Atom, y: Atom): Atom {
    const known = this.pairs[kind];
    const key = x * MOST_ATOMS + y;
    let atom = known.get(key);
    if (atom === undefined) {
      atom = this.builder.atom();
      known.set(key, atom);
      this.builder.add(PAIR_STEPS[kind](atom, x, y));
    }
    return atom;
  }

  /** A form as a multiple of one column. */
  multiple(form: Form): Term {
    return form.terms.length === 1 && form.constant === 0 ? form.terms[0]! : { atom: this.column(form), by: 1 };
  }

  /** One column for one thing. */
  once(key: string, write: (out: Atom) => void): Atom {
    let atom = this.shared.get(key);
    if (atom === undefined) {
      atom = this.builder.atom();
      this.shared.set(key, atom);
      write(atom);
    }
    return atom;
  }

  applied(node: FormulaNode, forms: readonly Form[]): Form {
    if (forms.every(isConstant)) return constantForm(this.shape(node).constantResult(forms.map(constantOf)));
    const operands = forms.map((form) =>
      isConstant(form) ? { constant: form.constant } : { atom: this.column(form) },
    );
    let key = node.operation.key;
    for (const operand of operands) key += "atom" in operand ? ` @${operand.atom}` : ` ${operand.constant}`;
    return atomForm(this.once(key, (out) => this.builder.add(operationStep(out, this.shape(node), operands))));
  }

  private shape(node: FormulaNode): TrialShape {
    let shape = this.shapes.get(node);
    if (shape === undefined) {
      shape = new TrialShape(stableNode(node));
      this.shapes.set(node, shape);
    }
    return shape;
  }

  lesser(a: Form, b: Form): Form {
    if (a === b) return a;
    if (isConstant(a) && isConstant(b)) return a.constant <= b.constant ? a : b;
    const [x, y] = [this.column(a), this.column(b)];
    if (x === y) return a;
    return atomForm(x < y ? this.pair("lesser", x, y) : this.pair("lesser", y, x));
  }
}
