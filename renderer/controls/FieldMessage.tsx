/** What is wrong with the field beside it, or a hint. Announced when it appears. */
import classes from "./field-message.module.css";

export function FieldMessage({
  id,
  children,
  tone = "fault",
}: {
  id?: string;
  children: React.ReactNode;
  tone?: "fault" | "hint";
}) {
  return (
    <p
      id={id}
      className={tone === "fault" ? classes.fault : classes.hint}
      role={tone === "fault" ? "alert" : undefined}
    >
      {children}
    </p>
  );
}
