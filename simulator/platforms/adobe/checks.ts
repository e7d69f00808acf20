import type { Contract, Operation } from '../../core/contract/contract';
import { type Asked, createValidator } from '../../core/contract/validator';
import { refuse } from './gateway/refusal';

/** The two pings differ by their sign-in. */
const needsToken = ({ id }: Operation): boolean => id !== 'health.ping';

/** The operation that a request means, among those that share its route: by the values that its body must have. */
export function choose(candidates: Operation[], body: unknown, hasToken: boolean): Operation {
	const members = { ...(body as object | undefined) } as Record<string, unknown>;
	const fits = ({ fixedBody = {} }: Operation): boolean =>
		Object.entries(fixedBody).every(([name, value]) => members[name] === value);
	const open = candidates.filter((operation) => candidates.every(needsToken) || needsToken(operation) === hasToken);
	return open.find(fits) ?? candidates[0];
}

/** Operations with a code of their own for a request that is not right (errorCodes). */
const OWN_CODES: Record<string, number> = { 'linkedMembership.search': 1118, 'priceList.fetch': 5122 };

/** By what is wrong with a body, the gravest first; for a query or a header no other code is known than that of filters. */
function codeOf(problems: string[]): number {
	const inBody = problems.filter((problem) => problem.startsWith('body: '));
	if (inBody.length === 0) return 1132;
	if (inBody.some((problem) => problem.endsWith(' is not known'))) return 1121;
	return inBody.some((problem) => problem.endsWith(' is required')) ? 1122 : 1117;
}

/** Checks requests against the contract of Adobe. */
export function createChecks({ operations }: Contract) {
	const validator = createValidator(operations);
	return {
		/** Throws 400 with everything that is wrong with a request: query, headers, body. */
		// A change that is all in the query may come without a body.
		check(operation: Operation, { query, headers, body = {} }: Asked): void {
			const problems = validator.problems(operation, { query, headers, body });
			const isEmpty = ['{}', '[]'].includes(JSON.stringify(body));
			if (operation.body.length === 0 && !isEmpty) problems.push('body: it is not known');
			if (problems.length) throw refuse(OWN_CODES[operation.id] ?? codeOf(problems), problems);
		},
	};
}
