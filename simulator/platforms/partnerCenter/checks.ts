import signs from '../../../samples/partnerCenter/data/signs.json';
import type { Contract, Operation } from '../../core/contract/contract';
import { type Asked, createValidator } from '../../core/contract/validator';
import { type PartnerRefusal, refuse, type Shape } from './refusal';
import type { Row } from './reply';

/** What distinguishes an operation from the others of its route: a name in the query or the body, or one value of it. */
interface Sign {
	query?: string;
	body?: string;
	/** The value that the name must have; any (but null) when left out. */
	value?: string;
	/** Only a list counts, a single object does not. */
	list?: true;
	/** The only other member that the body may have. */
	alone?: string;
}

/** Of each route with several operations, those that have a sign; the first one without is meant when no sign is seen. */
export const SIGNS = signs as Record<string, Sign>;

const membersOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});

function isSeen({ query, body, value, list, alone }: Sign, asked: { query: unknown; body: unknown }): boolean {
	const members = membersOf(query ? asked.query : asked.body);
	const name = query ?? body ?? '';
	if (members[name] === undefined || members[name] === null) return false;
	if (value !== undefined && members[name] !== value) return false;
	if (list && typeof members[name] === 'object' && !Array.isArray(members[name])) return false;
	return alone === undefined || Object.keys(members).every((key) => key === name || key === alone);
}

/** The operation that a request means, among those that share its route. */
export function choose(candidates: Operation[], asked: { query: unknown; body: unknown }): Operation {
	const signed = candidates.find(({ id }) => SIGNS[id] && isSeen(SIGNS[id], asked));
	return signed ?? candidates.find(({ id }) => !SIGNS[id]) ?? candidates[0];
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const GUID_HEADERS = ['MS-RequestId', 'MS-CorrelationId'];

/** The form of errors of an operation's host. */
export const shapeOf = ({ host }: Operation): Shape => (host ? 'graph' : 'normal');

/** How each other host calls what is not valid. */
const INVALID = { graph: 'BadRequest', graphBeta: 'BadRequest', sales: 'invalidRequest' };

/** Refuses with the code for what is not valid; the other hosts have but one text for all that is wrong. */
const invalid = ({ host }: Operation, data: string[]): PartnerRefusal =>
	host
		? refuse(400, INVALID[host], data.join('; '), 'graph', { data })
		: refuse(400, 3000, data[0], 'normal', { data });

/**
 * The query without what belongs to following a link: every list may give a next link, whether or not the operation
 * names the parameters in it (conventions.paging).
 */
function withoutPaging({ paging, kind, query: known }: Operation, { query, headers }: Asked): Record<string, unknown> {
	const { seekOperation, $skiptoken, ...rest } = query as Record<string, unknown>;
	const isNext = kind === 'collection' && seekOperation === 'Next' && headers['ms-continuationtoken'] !== undefined;
	const named = known.some(({ name }) => name === 'seekOperation');
	return {
		...rest,
		...(seekOperation !== undefined && (!isNext || named) && { seekOperation }),
		...($skiptoken !== undefined && paging !== 'odata' && { $skiptoken }),
	};
}

const isEmpty = (body: unknown): boolean =>
	body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0);

/** Checks requests against the contract of Partner Center. Throws 400 with everything that is wrong: query, headers, body. */
export function createCheck({ operations, dateTimes }: Contract) {
	const validator = createValidator(operations, dateTimes);
	return (operation: Operation, asked: Asked): void => {
		const problems = validator.problems(operation, { ...asked, query: withoutPaging(operation, asked) });
		if (operation.body.length === 0 && !isEmpty(asked.body)) problems.push('body: it is not taken');
		for (const name of GUID_HEADERS) {
			const value = asked.headers[name.toLowerCase()];
			if (value !== undefined && !GUID.test(String(value))) problems.push(`header: ${name} must be a GUID`);
		}
		if (problems.length) throw invalid(operation, problems);
	};
}
