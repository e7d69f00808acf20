import type { IDataObject } from 'n8n-workflow';

/** Roles of partners in a line of a cart; an answer may give their place in this list. Source: contract, cart.create. */
const ROLES = ['unknown', 'transaction_reseller', 'consumption_reseller', 'additional_transaction_reseller'];

/** A partner of a line as it is sent: role and ID under `key` and `value`, which answers write with capitals as well. */
export function participantOf(given: IDataObject): IDataObject {
	const key = given.key ?? given.Key;
	return { key: ROLES[Number(key)] ?? String(key), value: String(given.value ?? given.Value) };
}
