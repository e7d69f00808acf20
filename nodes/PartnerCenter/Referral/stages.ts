import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../engine/declare';

/** The substatuses of each status; a referral moves through the statuses in this order. Source: contract, referral.update. */
const STAGES: Record<string, string[]> = {
	New: ['Pending', 'Received'],
	Active: ['Accepted'],
	Closed: ['Won', 'Lost', 'Declined', 'Expired'],
};

const ORDER = Object.keys(STAGES);

/** Status and substatus go together. */
export function stageFits({ body: { status, substatus } }: Values): string | undefined {
	if (status === undefined && substatus === undefined) return undefined;
	if (status === undefined || substatus === undefined) return '"Status" and "Substatus" belong together: set both.';
	const fitting = STAGES[String(status)];
	return fitting.includes(String(substatus))
		? undefined
		: `The status ${String(status)} goes with the substatus ${fitting.join(' or ')}, not with ${String(substatus)}. Correct one of them.`;
}

/** Why a referral as it is cannot get to a status; undefined when it can. */
export function moveRefused(before: IDataObject, { status, substatus }: IDataObject): string | undefined {
	if (status === undefined || (status === before.status && substatus === before.substatus)) return undefined;
	const from = String(before.status);
	if (from === 'Closed')
		return `The referral is closed (${String(before.substatus)}), and a closed referral cannot change. Create a new one.`;
	return ORDER.indexOf(String(status)) < ORDER.indexOf(from)
		? `The referral is already ${from}. It only moves from New to Active to Closed. Choose a later status.`
		: undefined;
}
