import type { Field } from '../../../engine/declare';
import { id } from '../../../engine/input/parsers';

/** A promotion that is asked for by its ID. */
export const promotionId: Field = {
	displayName: 'Promotion ID',
	name: 'promotionId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 39NFJQT1PJPF:0001:39NFJQT1Q5KK',
	description: 'A promotion that the customer is eligible for (Product > Check Promotion Eligibility)',
	send: { check: id },
};
