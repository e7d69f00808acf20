/** Sentences that many tests meet, each written once; the tests of what leads to them assert details and effects. */

/** Of an error with `details.outcome: 'unknown'`, which an error that stops a run does not show. */
export const UNKNOWN_OUTCOME = /[Ii]t is not known whether/;

export const NOTHING_TO_CHANGE = 'nothing to change';

/** Of a change that was refused because of its version, also when it was read and sent again. */
export const CHANGED_MEANWHILE = 'Someone else changed it in the meantime, twice in a row';

export const NO_LONGER_VALID_LINK = 'The download link is no longer valid';

/** Of a number that a field does not take. */
export const TOO_LOW = 'must be 1 or more';

/** Of what an AI agent must not decide by itself. */
export const LEFT_TO_THE_MODEL = 'left to the AI model';

/** Of what an AI agent must not do without a limit of the flow, or with values of its own. */
export const NEEDS_TOTAL = 'needs "Limits > Maximum Total"';
export const NEEDS_QUANTITY = 'needs "Limits > Maximum Quantity"';
export const VALUES_NOT_CHOSEN = 'the AI model may not choose its values';

/** Of an address in a credential. */
export const HTTPS_ONLY = 'must start with https';
export const NO_ADDRESS = 'is not an address';

/** Of an order that shows no key and has the same lines. */
export const MAYBE_THIS_SALE = 'not known whether it is this sale';

/** Of a three-year commit without a quantity. */
export const NOTHING_TO_COMMIT = 'nothing to commit to';

/** Of a status that is in no list. */
export const UNKNOWN_HERE = 'unknown to this node';
