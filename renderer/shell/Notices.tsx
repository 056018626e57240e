import { CloseButton } from "@mantine/core";
import { undo } from "../state/edits.ts";
import { dismissNotice, useNotices } from "../state/notices.ts";
import classes from "./shell.module.css";

export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={classes.notices} role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={classes.notice}>
          <span>{notice.text}</span>
          {notice.undoable && (
            <button
              type="button"
              className={classes.noticeAction}
              onClick={() => {
                dismissNotice(notice.id);
                void undo();
              }}
            >
              Undo
            </button>
          )}
          <CloseButton size="sm" aria-label="Dismiss" onClick={() => dismissNotice(notice.id)} />
        </div>
      ))}
    </div>
  );
}
