/** The limits finance sets for every offer of the workspace: they stack, and each change is one edit that undo takes back. */
import { Button, Modal, NavLink } from "@mantine/core";
import { IconAlertTriangle, IconPlus, IconShieldCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { DEFAULT_RULES, type GuardrailRule } from "../../../shared/proposal/guardrails.ts";
import { newRule } from "../../../shared/proposal/rule-table.ts";
import { uniqueId } from "../../../shared/scenario/unique-id.ts";
import { readProposalSetup, storeRules, useProposalSetup } from "../../state/proposal-setup.ts";
import classes from "./guardrail-dialog.module.css";
import { RuleForm } from "./RuleForm.tsx";

export function GuardrailDialog({ first, onClose }: { first: string | null; onClose: () => void }) {
  const setup = useProposalSetup((state) => state.setup);
  const [chosen, setChosen] = useState(first);
  const [added, setAdded] = useState<GuardrailRule | null>(null);
  useEffect(() => void readProposalSetup(), []);
  const rules = setup?.rules ?? [];
  const shown = added ?? rules.find(({ id }) => id === chosen) ?? rules[0];
  const isShipped = JSON.stringify(rules) === JSON.stringify(DEFAULT_RULES);
  function add(): void {
    const rule = newRule(uniqueId("rule", new Set(rules.map(({ id }) => id))), "margin");
    setAdded({ ...rule, label: "" });
  }
  async function store(rule: GuardrailRule): Promise<void> {
    const stored = added === null ? rules.map((each) => (each.id === rule.id ? rule : each)) : [...rules, rule];
    if (!(await storeRules(stored))) return;
    setAdded(null);
    setChosen(rule.id);
  }
  function remove(): void {
    if (added !== null) {
      setAdded(null);
      return;
    }
    void storeRules(rules.filter(({ id }) => id !== shown?.id));
    setChosen(null);
  }
  return (
    <Modal opened onClose={onClose} title="Guardrails" size={1000} closeButtonProps={{ "aria-label": "Close" }}>
      <p className={classes.intro}>
        Every rule counts for every offer of this workspace. Who has to allow an offer is asked in one order: sales
        manager, service delivery, finance, legal, executive. A change of the rules takes every approval back.
      </p>
      <div className={classes.dialog}>
        <nav aria-label="Rules">
          {rules.map(({ id, label, kind }) => (
            <NavLink
              key={id}
              component="button"
              active={added === null && id === shown?.id}
              label={label}
              leftSection={
                kind === "warning" ? (
                  <IconAlertTriangle size={14} stroke={1.5} aria-label="warns" />
                ) : (
                  <IconShieldCheck size={14} stroke={1.5} aria-label="stops" />
                )
              }
              onClick={() => {
                setAdded(null);
                setChosen(id);
              }}
            />
          ))}
          {added !== null && (
            <NavLink component="button" active label="New rule" leftSection={<IconPlus size={14} />} />
          )}
          <div className={classes.buttons}>
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
              Add a rule
            </Button>
            {!isShipped && (
              <Button size="xs" variant="default" onClick={() => void storeRules(DEFAULT_RULES)}>
                As shipped
              </Button>
            )}
          </div>
        </nav>
        {shown === undefined ? (
          <p className={classes.intro}>No rule limits an offer: anything may be sent. Add a rule.</p>
        ) : (
          <RuleForm
            key={`${shown.id} ${JSON.stringify(shown)}`}
            rule={shown}
            isNew={added !== null}
            onStore={store}
            onRemove={remove}
          />
        )}
      </div>
    </Modal>
  );
}
