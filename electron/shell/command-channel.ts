/** The channel on which the menu speaks to the page. */
export const COMMAND_CHANNEL = "outturn:command";
