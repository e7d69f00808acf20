import type { IDataObject } from 'n8n-workflow';

import {
	type ApiRequest,
	type Field,
	type HookContext,
	type Operation,
	parseRoute,
	type Session,
} from '../../engine/declare';
import { unreadable } from '../../engine/http/problem';
import { buildRequest } from '../../engine/http/request';
import { ask } from '../../engine/http/send';

import { addressFields } from '../fields/address';

const route = 'POST /v1/validations/address';

/** The members of an address that the platform checks; the contact is none of them. */
const CHECKED = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'];

/** The states in which an address is good for a profile. Source: facts, address.validate. */
const SAFE = ['Verified', 'VerifiedShippable'];

const fields: Field[] = addressFields('', ['addressLine1', 'city', 'country']).filter(({ name }) =>
	CHECKED.includes(name),
);

/** Whether an address may be used. The platform once answered a good one with nothing at all. */
export const isSafe = ({ status }: IDataObject): boolean => status === undefined || SAFE.includes(String(status));

/**
 * The platform's judgement on an address: its status, what it suggests, why.
 * @param address may hold more than is checked
 * @throws Problem when the platform refuses the address outright, as it once did with every bad one
 */
export async function validated(session: Session, address: IDataObject): Promise<IDataObject> {
	const body = Object.fromEntries(
		CHECKED.filter((name) => address[name] !== undefined).map((name) => [name, address[name]]),
	);
	const { method, path } = parseRoute(route);
	const request: ApiRequest = { method, path, route, query: {}, body };
	const answer = await ask(session, request);
	if (answer.unreadable !== undefined) throw unreadable(session, request, answer);
	return answer.body === undefined ? {} : session.vendor.object(answer.body);
}

async function run({ session, values }: HookContext) {
	const judgement = await validated(session, buildRequest(validateAddress, values).body ?? {});
	return async () => ({ rows: [judgement] });
}

export const validateAddress: Operation = {
	value: 'validateAddress',
	name: 'Validate Address',
	action: 'Validate an address',
	description: 'Check a postal address before you use it for a customer, and get suggestions if it is wrong',
	route,
	fields,
	extra: (row) => ({ isValid: isSafe(row) }),
	run,
	sample: 'partnerCenter/address.validate.json',
	facts: ['address.validate'],
	docs: 'https://learn.microsoft.com/partner-center/developer/validate-an-address',
};
