import type { Operation } from '../../../simulator/core/contract/contract';
import { SIGNS } from '../../../simulator/platforms/partnerCenter/checks';
import type { SignedField } from '../ingram/leastRequest';
import { firstOf, leastRequest as leastOf } from '../ingram/leastRequest';

export { filledPath } from '../ingram/leastRequest';

/** The name, with its value, by which the operation is distinguished from others of its route. */
function signOf(operation: Operation): SignedField | undefined {
	const sign = SIGNS[operation.id];
	if (!sign) return undefined;
	const place = sign.query ? 'query' : 'body';
	const field = operation[place].find(({ name }) => name === (sign.query ?? sign.body))!;
	return { place, field, value: sign.value ?? firstOf(field, operation[place]) };
}

/** The least request that the contract accepts for an operation, and that means this operation. */
export const leastRequest = (operation: Operation) => leastOf(operation, signOf(operation));
