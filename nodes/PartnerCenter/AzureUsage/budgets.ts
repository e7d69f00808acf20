import type { Field, Operation, Values } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';
import { number } from '../../engine/input/parsers';

import { customerId } from '../fields/locators';

const ROUTE = '/v1/customers/{customerId}/usagebudget';

const budget: Field = {
	displayName: 'Budget',
	name: 'budget',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Amount', value: 'amount', description: 'Warn when the usage of a month reaches this amount' },
		{ name: 'None', value: 'none', description: 'Remove the budget' },
	],
	default: 'amount',
	description: 'Whether the customer has a budget',
	send: { in: 'nowhere' },
};

const amount: Field = {
	displayName: 'Amount',
	name: 'amount',
	// A number would preselect a budget of 0, which is over at once.
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 500',
	description: "The monthly budget, in the customer's currency",
	displayOptions: { show: { budget: ['amount'] } },
	send: { check: number },
};

/** Null is the platform's word for no budget. */
function withoutBudget({ body, local }: Values): void {
	if (local.budget === 'none') body.amount = null;
}

export const budgets: Operation[] = [
	{
		value: 'getBudget',
		name: 'Get Budget',
		action: 'Get the usage budget of a customer',
		description: 'Get the spending budget for Azure usage of a customer. An amount of null means no budget.',
		route: `GET ${ROUTE}`,
		fields: [customerId],
		sample: 'partnerCenter/usageBudget.get.json',
		facts: ['usageBudget.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-spending-budget',
	},
	{
		value: 'updateBudget',
		name: 'Update Budget',
		action: 'Update the usage budget of a customer',
		description:
			'Set or remove the spending budget for Azure usage of a customer. It only warns: it does not stop usage.',
		route: `PATCH ${ROUTE}`,
		fields: [customerId, budget, amount],
		constantBody: { attributes: { objectType: 'SpendingBudget' } },
		write: 'change',
		subject: (values) => values.path.customerId,
		transformValues: withoutBudget,
		rule: ({ body }) => (Number(body.amount) < 0 ? 'The budget must be 0 or more.' : undefined),
		findAfterLostResponse: verifyWrite(`GET ${ROUTE}`),
		sample: 'partnerCenter/usageBudget.update.json',
		facts: ['usageBudget.update'],
		docs: 'https://learn.microsoft.com/partner-center/developer/update-a-customer-s-usage-spending-budget',
	},
];
