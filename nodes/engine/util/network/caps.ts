import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** How much of what a platform sends is held in memory: a credential says so, for all nodes that use it. */

const MB = 1024 * 1024;

const STANDARD = 64;

/** A text of Node's holds no more than half a gigabyte, and what is made of it takes more. */
const MOST = 256;

/** A whole list, or the rows of a file, may have so many times as much as one answer. */
const TIMES = 4;

const NAME = 'Max Answer Size';

/** The field of every credential. */
export const maxAnswerSize: INodeProperties = {
	displayName: `${NAME} (MB)`,
	name: 'maxAnswerSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST, numberPrecision: 0 },
	default: STANDARD,
	description: `The largest response that is read into memory. A whole list, or the rows of a file, may have ${TIMES} times as much. Files that are downloaded are not limited.`,
};

/** What to do where something is larger, within a sentence. */
export const RAISE = `raise ${NAME} in the credential`;

/** In bytes. */
export interface Caps {
	answer: number;
	list: number;
}

/** What holds for a credential; the standard where it says nothing, or nothing of use. */
export function capsOf({ maxAnswerSize: given }: IDataObject = {}): Caps {
	const size = Number(given);
	const answer = (size >= 1 && size <= MOST ? size : STANDARD) * MB;
	return { answer, list: TIMES * answer };
}

/** '64 MB' */
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
