/**
 * What one cell of the formula graph is in a simulation: a constant plus multiples of columns that run over trials. Most of
 * the model is linear in drawn tickets, so that its formulas are worked out once for all trials and few columns remain.
 */

/** A column over trials, by its number in the program. */
export type Atom = number;

export interface Term {
  readonly atom: Atom;
  readonly by: number;
}

/** `constant` is NaN for what does not exist. */
export interface Form {
  readonly constant: number;
  /** Each atom once, none by 0. */
  readonly terms: readonly Term[];
}

const NO_TERMS: readonly Term[] = [];
export const ZERO_FORM: Form = { constant: 0, terms: NO_TERMS };

export function constantForm(constant: number): Form {
  return constant === 0 ? ZERO_FORM : { constant, terms: NO_TERMS };
}

export function atomForm(atom: Atom): Form {
  return { constant: 0, terms: [{ atom, by: 1 }] };
}

export function isConstant(form: Form): boolean {
  return form.terms.length === 0;
}

/** 0 times what does not exist is 0, as in columns that are known to be 0. */
export function scaled(form: Form, factor: number): Form {
  if (factor === 0) return ZERO_FORM;
  if (factor === 1) return form;
  return {
    constant: form.constant * factor,
    terms: form.terms.map(({ atom, by }) => ({ atom, by: by * factor })).filter(({ by }) => by !== 0),
  };
}

export function dividedByConstant(form: Form, divisor: number): Form {
  return {
    constant: form.constant / divisor,
    terms: form.terms.map(({ atom, by }) => ({ atom, by: by / divisor })),
  };
}

/** Terms up to which a list is searched through: shorter than a map is made. */
const FEW_TERMS = 12;

/** Sum of forms, each times its sign. */
export function summed(forms: readonly Form[], signs?: readonly number[]): Form {
  let constant = 0;
  let count = 0;
  for (let at = 0; at < forms.length; at++) {
    constant += (signs?.[at] ?? 1) * forms[at]!.constant;
    count += forms[at]!.terms.length;
  }
  if (count === 0) return constantForm(constant);
  const atoms: Atom[] = [];
  const multiples: number[] = [];
  const places = count > FEW_TERMS ? new Map<Atom, number>() : null;
  for (let at = 0; at < forms.length; at++) {
    const sign = signs?.[at] ?? 1;
    const { terms } = forms[at]!;
    for (let k = 0; k < terms.length; k++) {
      const { atom, by } = terms[k]!;
      const place = places === null ? atoms.indexOf(atom) : (places.get(atom) ?? -1);
      if (place >= 0) multiples[place] = multiples[place]! + sign * by;
      else {
        places?.set(atom, atoms.length);
        atoms.push(atom);
        multiples.push(sign * by);
      }
    }
  }
  const terms: Term[] = [];
  for (let at = 0; at < atoms.length; at++)
    if (multiples[at] !== 0) terms.push({ atom: atoms[at]!, by: multiples[at]! });
  return terms.length === 0 ? constantForm(constant) : { constant, terms };
}
