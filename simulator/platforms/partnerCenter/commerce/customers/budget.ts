import type { Handler } from '../../call';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { linkTo, ok } from '../replies';
import type { StoredCustomer } from './state';

const view = ({ id, budget }: StoredCustomer) => ({
	amount: budget,
	usageSpendingBudget: budget,
	links: { self: linkTo(`/customers/${id}/usagebudget`) },
	attributes: { objectType: 'SpendingBudget' },
});

const update: Handler = (call) => {
	const customer = customerOf(call);
	const { amount } = call.body as { amount: number | null };
	if (amount !== null && amount < 0) throw refusal(PROBLEMS.input, 'amount must not be negative.');
	customer.budget = amount;
	return ok(view(customer));
};

export const budgetHandlers: Record<string, Handler> = {
	'usageBudget.get': (call) => ok(view(customerOf(call))),
	'usageBudget.update': update,
};
