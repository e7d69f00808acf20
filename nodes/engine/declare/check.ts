import type { IDataObject } from 'n8n-workflow';

/** Turns what the user gave into its wire form; undefined = nothing given; throws an InputProblem. */
export type Check = (value: unknown) => IDataObject[string];

/** A value that must not be sent. `message` says what is wrong and what to do; the run adds item and field. */
export class InputProblem extends Error {}
