import type { Contract, Operation } from '../../core/contract/contract';
import { type Asked, createValidator } from '../../core/contract/validator';
import { type PartnerRefusal, refuse, type Shape } from './refusal';

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

/** Checks requests against the contract of Partner Center. */
export function createChecks({ operations, dateTimes }: Contract) {
	const validator = createValidator(operations, dateTimes);
	return {
		/** Throws 400 with everything that is wrong with a request: query, headers, body. */
		check(operation: Operation, asked: Asked): void {
			const problems = validator.problems(operation, { ...asked, query: withoutPaging(operation, asked) });
			if (operation.body.length === 0 && !isEmpty(asked.body)) problems.push('body: it is not taken');
			for (const name of GUID_HEADERS) {
				const value = asked.headers[name.toLowerCase()];
				if (value !== undefined && !GUID.test(String(value))) problems.push(`header: ${name} must be a GUID`);
			}
			if (problems.length) throw invalid(operation, problems);
		},
	};
}
