/** Sentences that many tests meet, each written once; the tests of what leads to them assert details and effects. */

/** Of an error with `details.outcome: 'unknown'`, which an error that stops a run does not show. */
export const UNKNOWN_OUTCOME = /[Ii]t is not known whether/;

export const NOTHING_TO_CHANGE = 'nothing to change';

/** Of a change that was refused because of its version, also when it was read and sent again. */
export const CHANGED_MEANWHILE = 'Someone else changed it in the meantime, twice in a row';

export const NO_LONGER_VALID_LINK = 'The download link is no longer valid';
