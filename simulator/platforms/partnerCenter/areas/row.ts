/** A JSON object of an answer. */
export type Row = Record<string, unknown>;
