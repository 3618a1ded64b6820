/** So long an unconfirmed request for updates by e-mail is kept, in days. */
export const UNCONFIRMED_DAYS = 3;
/** So long the link of a mail opens the page of its reader, in days; the newest one always does. */
export const LINK_DAYS = 180;
