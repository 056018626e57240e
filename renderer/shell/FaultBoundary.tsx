/** A bug is shown as one, with what is safe, instead of an empty window. */
import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import classes from "./shell.module.css";

export class FaultBoundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <div className={classes.start} role="alert">
        <h1>This view failed</h1>
        <p>Every accepted edit is stored. Reload to go on; if it happens again, undo the last edit first.</p>
        <p className="ot-unit">{this.state.message}</p>
        <div>
          <Button onClick={() => window.location.reload()}>Reload</Button>
        </div>
      </div>
    );
  }
}
