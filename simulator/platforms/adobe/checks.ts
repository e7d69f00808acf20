import type { Contract, Operation } from '../../core/contract/contract';
import type { Asked } from '../../core/contract/validator';
import { createValidator } from '../../core/contract/validator';
import type { AdobeRefusal } from './gateway/refusal';
import { refuse } from './gateway/refusal';

/** Codes by what is wrong with a body, the gravest first. */
const BODY_CODES: Array<[RegExp, number]> = [
	[/ is not known$/, 1121],
	[/ is required$/, 1122],
	[/./, 1117],
];

/** Operations with a code of their own for a request that is not right (errorCodes). */
const OWN_CODES: Record<string, number> = { 'linkedMembership.search': 1118, 'priceList.fetch': 5122 };

function invalid({ id }: Operation, problems: string[]): AdobeRefusal {
	if (OWN_CODES[id]) return refuse(OWN_CODES[id], problems);
	const inBody = problems.filter((problem) => problem.startsWith('body: '));
	const [, code] = BODY_CODES.find(([pattern]) => inBody.some((problem) => pattern.test(problem))) ?? [];
	// What is wrong in the query or a header is a bad filter; no other code is known for it.
	return refuse(code ?? 1132, problems);
}

const isEmpty = (body: unknown): boolean =>
	body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);

/** Checks requests against the contract of Adobe. */
export function createChecks({ operations }: Contract) {
	const validator = createValidator(operations);
	return {
		/** Throws 400 with everything that is wrong with a request: query, headers, body. */
		check(operation: Operation, asked: Asked): void {
			const hasBody = operation.body.length > 0;
			// A change that is all in the query may come without a body.
			const body = hasBody && asked.body === undefined ? {} : asked.body;
			const problems = validator.problems(operation, { ...asked, body });
			if (!hasBody && !isEmpty(body)) problems.push('body: it is not known');
			if (problems.length) throw invalid(operation, problems);
		},
	};
}
