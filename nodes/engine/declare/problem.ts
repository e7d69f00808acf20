import type { IDataObject } from 'n8n-workflow';

/**
 * Why an item did not succeed, for the user: what happened and what to do.
 * `details` is part of the error item; it holds ids, routes, times, keys and amounts, never a person's data.
 */
export class Problem extends Error {
	/** the same would be answered to the same at once: it is not tried under another id */
	final = false;
	/** what was asked for may have been done all the same: a refusal that does not say what is wrong, a failure after the change */
	doubtful = false;

	constructor(
		message: string,
		readonly details: IDataObject = {},
		/** the platform's own words, code, status and correlation id */
		readonly description?: string,
	) {
		super(message);
	}
}

/** A value that must not be sent. `message` says what is wrong and what to do; the run adds item and field. */
export class InputProblem extends Error {}

/** A write that was not started because another item's write had failed before. */
export class NotSent extends Error {
	constructor() {
		super('Not sent, because an earlier item failed.');
	}
}
