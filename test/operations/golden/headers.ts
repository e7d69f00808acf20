import type { Case } from '../play/cases';
import type { Recorded } from '../play/contract';
import { ownRequests, toTheApi } from '../play/own';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const valueOf = ({ headers }: Recorded, name: string): string | undefined =>
	headers[name.toLowerCase()] as string | undefined;

const isUuid = (value?: string): boolean => value !== undefined && UUID.test(value);

/** Headers that the platform wants with every signed request to its own address, and that one of them lacks. */
const missing = ({ platform }: Case, signed: Recorded[]): string[] =>
	signed
		.filter(({ host }) => host.mark === undefined)
		.flatMap((request) =>
			platform.contract.commonHeaders
				.filter(({ name, required }) => required && valueOf(request, name) === undefined)
				.map(({ name }) => `${request.route} lacks ${name}`),
		);

/** Headers that carry an ID with every signed request, which no other request has. */
function notUnique({ platform }: Case, signed: Recorded[]): string[] {
	return platform.ids.filter((name) => {
		const ids = signed.map((request) => valueOf(request, name));
		return !ids.every(isUuid) || new Set(ids).size < ids.length;
	});
}

/** The platform's ID of a request goes with each one, the idempotency key with a write only: a read needs none. */
function wrongIds(one: Case, requests: Recorded[]): string[] {
	const { correlationHeader, idempotencyHeader = '' } = one.node.resource.vendor;
	if (correlationHeader === undefined) return [];
	const named = toTheApi(requests).every((request) => isUuid(valueOf(request, correlationHeader)));
	const key = (request: Recorded): string | undefined => valueOf(request, idempotencyHeader);
	const keyed = one.operation.write !== undefined && idempotencyHeader !== '';
	const right = ownRequests(one, requests).every((request) =>
		keyed ? isUuid(key(request)) : key(request) === undefined,
	);
	return [
		...(named ? [] : [`${correlationHeader} is no ID`]),
		...(right ? [] : [`${idempotencyHeader} is ${keyed ? 'missing' : 'there'}`]),
	];
}

/** What is wrong with the headers that are the same in every run, and therefore in no golden file. */
export function headerFaults(one: Case, requests: Recorded[]): string[] {
	// What is asked without a sign-in carries none.
	const signed = requests.filter(({ headers }) => headers.authorization !== undefined);
	return [
		...missing(one, signed),
		...notUnique(one, signed).map((name) => `${name} is not unique`),
		...wrongIds(one, requests),
	];
}
