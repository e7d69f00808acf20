import type { IDataObject } from 'n8n-workflow';
import { type Operation, placeOf } from '../../../nodes/engine/declare';
import type { Case } from './cases';
import { routeOf, type Recorded } from './contract';
import { NOTHING_TO_CHANGE } from '../../support/sentences';

/** Whether a body has the constants of an operation: what is asked before, by the same route, has others. */
const isMeant = ({ constantBody = {} }: Operation, body: unknown): boolean =>
	body === undefined ||
	Object.entries(constantBody).every(
		([name, value]) => typeof value === 'object' || (body as IDataObject)[name] === value,
	);

/** The requests of the operation itself, without its look-ups. */
export const ownRequests = ({ operation, host }: Case, requests: Recorded[]) =>
	requests.filter(
		(request) =>
			request.host === host && request.route === routeOf(operation.route) && isMeant(operation, request.body),
	);

/** A change of which nothing but the object must be given: with nothing chosen there is nothing to change. */
function nothingChosen({ operation }: Case): boolean {
	const given = operation.fields.filter((field) => ['body', 'nowhere'].includes(placeOf(operation, field)));
	return operation.write === 'change' && given.length > 0 && given.every(({ required }) => !required);
}

/** A part of the sentence with which a case is refused; undefined when it is sent. */
export function refusalOf(one: Case): string | undefined {
	if (one.fill !== 'required') return undefined;
	return one.platform.refused[one.id] ?? (nothingChosen(one) ? NOTHING_TO_CHANGE : undefined);
}

/** What was asked of the API; a file at a signed address is none of it. */
export const toTheApi = (requests: Recorded[]): Recorded[] => requests.filter(({ route }) => route !== 'GET {}');

/** Routes that an operation may use beside its own. */
export const sideways = ({ operation: { extraRoutes = [], wait, replaces } }: Case): string[] =>
	[...extraRoutes, wait?.route ?? '', replaces?.read ?? ''].map(routeOf);
