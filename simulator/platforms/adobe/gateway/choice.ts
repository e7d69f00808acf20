import type { Operation } from '../../../core/contract/contract';

type Members = Record<string, unknown>;

const membersOf = (body: unknown): Members => (typeof body === 'object' && body !== null ? (body as Members) : {});

/** The two pings differ by their sign-in. */
const needsToken = ({ id }: Operation): boolean => id !== 'health.ping';

/** The operation that a request means, among those that share its route: by the values that its body must have. */
export function choose(candidates: Operation[], body: unknown, hasToken: boolean): Operation {
	const members = membersOf(body);
	const fits = ({ fixedBody = {} }: Operation): boolean =>
		Object.entries(fixedBody).every(([name, value]) => members[name] === value);
	const open = candidates.filter((operation) => candidates.every(needsToken) || needsToken(operation) === hasToken);
	return open.find(fits) ?? candidates[0];
}
