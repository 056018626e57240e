/** The exit statuses of spec/command-line.md. */
export const EXIT = { done: 0, failed: 1, faults: 2, nodeTooOld: 78 } as const;
