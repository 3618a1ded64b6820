/** As many signs as a reason needs at least to say anything, blanks at its ends not counted. */
export const SHORTEST_REASON = 5;
/** As many signs as a reason or a remark on a decision may have. */
export const LONGEST_REASON = 2000;
