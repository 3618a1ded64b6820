/** As many signs as a reason needs at least to say anything, blanks at its ends not counted. */
export const SHORTEST_REASON = 5;
