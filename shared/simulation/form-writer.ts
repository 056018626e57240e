/** Forms put together: what stays a constant or a sum of multiples does; the rest becomes columns of the program. */
import { pairwise } from "../formula/columns.ts";
import type { FormulaNode } from "../formula/node.ts";
import { stablePower } from "../statistics/elementary.ts";
import {
  type Atom,
  atomForm,
  constantForm,
  dividedByConstant,
  type Form,
  isConstant,
  scaled,
  ZERO_FORM,
} from "./form.ts";
import { lesserStep, productStep, quotientStep, setStep } from "./linear-steps.ts";
import { constantResult, operationStep } from "./operation-step.ts";
import type { ProgramBuilder } from "./program.ts";

/** Operations whose digits differ between engines, in the form that does not. */
export function stableNode(node: FormulaNode): FormulaNode {
  if (node.operation.name !== "toPower") return node;
  const { index, operands, unit, rows, axis, width } = node;
  const operation = { ...node.operation, column: pairwise(stablePower) };
  return { index, operation, operands, unit, rows, axis, width };
}

export class FormWriter {
  readonly builder: ProgramBuilder;
  private readonly columns = new WeakMap<Form, Atom>();
  private readonly shared = new Map<string, Atom>();

  constructor(builder: ProgramBuilder) {
    this.builder = builder;
  }

  /** The column of a form. */
  column(form: Form): Atom {
    const [only] = form.terms;
    if (only !== undefined && form.terms.length === 1 && only.by === 1 && form.constant === 0) return only.atom;
    let atom = this.columns.get(form);
    if (atom === undefined) {
      atom = this.builder.atom();
      this.builder.add(setStep(atom, form));
      this.columns.set(form, atom);
    }
    return atom;
  }

  product(a: Form, b: Form): Form {
    if (isConstant(a)) return a.constant === 0 ? ZERO_FORM : scaled(b, a.constant);
    if (isConstant(b)) return scaled(a, b.constant);
    const [x, p] = this.multiple(a);
    const [y, q] = this.multiple(b);
    const [first, second] = x < y ? [x, y] : [y, x];
    const atom = this.once(`${first} ${second}`, (out) => this.builder.add(productStep(out, first, second)));
    return scaled(atomForm(atom), p * q);
  }

  quotient(a: Form, b: Form): Form {
    if (isConstant(a) && a.constant === 0) return ZERO_FORM;
    if (isConstant(b)) return dividedByConstant(a, b.constant);
    const [x, p] = isConstant(a) ? [this.column(a), 1] : this.multiple(a);
    const [y, q] = this.multiple(b);
    const atom = this.once(`${x} / ${y}`, (out) => this.builder.add(quotientStep(out, x, y)));
    return scaled(atomForm(atom), p / q);
  }

  /** A form as a multiple of one column. */
  multiple(form: Form): readonly [Atom, number] {
    const [only] = form.terms;
    if (only !== undefined && form.terms.length === 1 && form.constant === 0) return [only.atom, only.by];
    return [this.column(form), 1];
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
    if (forms.every(isConstant))
      return constantForm(
        constantResult(
          stableNode(node),
          forms.map(({ constant }) => constant),
        ),
      );
    const operands = forms.map((form) =>
      isConstant(form) ? { constant: form.constant } : { atom: this.column(form) },
    );
    const out = this.builder.atom();
    this.builder.add(operationStep(out, stableNode(node), operands));
    return atomForm(out);
  }

  lesser(a: Form, b: Form): Form {
    if (a === b) return a;
    if (isConstant(a) && isConstant(b)) return a.constant <= b.constant ? a : b;
    const [x, y] = [this.column(a), this.column(b)];
    if (x === y) return a;
    return atomForm(
      this.once(`least ${Math.min(x, y)} ${Math.max(x, y)}`, (out) => this.builder.add(lesserStep(out, x, y))),
    );
  }
}
