import { agentComplaint } from '../../../nodes/engine/input/agentGuard';
import { defaults } from '../../../nodes/engine/http/session';
import { nodes } from '../../../scripts/package';
import { LEFT_TO_THE_MODEL, VALUES_NOT_CHOSEN } from '../../support/sentences';

/** Which operations an AI agent may use only with a limit, or with values of the flow: all that raise what a customer pays. */

const operationOf = (name: string) => {
	const [node, value] = name.split('.');
	const resource = nodes.find(({ description }) => description.name === node)?.resource;
	const operation = resource?.operations.find((one) => one.value === value);
	if (!operation) throw new Error(`There is no operation ${name}`);
	return operation;
};

test.each([
	'partnerCenterSubscription.updateQuantity',
	'partnerCenterSubscription.scheduleNextTerm',
	'adobeVipSubscription.updateAutoRenewal',
	'adobeVipSubscription.setHighGrowthOffer',
	'partnerCenterTransfer.accept',
])('%s needs a limit from the flow', (name) => {
	const operation = operationOf(name);
	const key = { orderKey: 'deal-1' };
	expect(agentComplaint(operation, key, defaults)).toMatch(/needs "Limits > Maximum (Quantity|Total)"/);
	expect(
		agentComplaint(operation, { ...key, limits: { maximumQuantity: '={{ $fromAI("most") }}' } }, defaults),
	).toContain(`"Limits" are ${LEFT_TO_THE_MODEL}`);
	const limits = { maximumQuantity: 5, maximumTotal: { units: 5n, scale: 0 } };
	expect(agentComplaint(operation, key, { ...defaults, limits })).toBeUndefined();
});

test.each([
	'partnerCenterSubscription.setEndOfTerm',
	'partnerCenterSubscription.changeTerm',
	'partnerCenterAzureUsage.updateOverage',
	'partnerCenterOrder.changeBillingCycle',
	'partnerCenterMigration.updateSchedule',
])('%s, which has no limit, takes its values from the flow only', (name) => {
	const operation = operationOf(name);
	expect(agentComplaint(operation, { any: '={{ $fromAI("any") }}' }, defaults)).toContain(VALUES_NOT_CHOSEN);
	expect(agentComplaint(operation, { any: "={{ $('Deal').first().json.any }}" }, defaults)).toBeUndefined();
});

test.each(['partnerCenterSubscription.updateNickname', 'ingramMicroCustomer.update'])(
	'%s costs nothing, so the model may choose its values',
	(name) => {
		expect(agentComplaint(operationOf(name), { any: '={{ $fromAI("any") }}' }, defaults)).toBeUndefined();
	},
);

test.each([
	'={{ $fromAI("key") }}',
	'={{ $json.key }}',
	'={{ $input.first().json.key }}',
	'={{ $data.key }}',
	'={{ $thisItem.json.key }}',
	'={{ $items()[0].json.key }}',
	'={{ $parameter.customerId.value }}',
	'={{ $rawParameter["customerId"] }}',
])('an order key of %s is left to the model', (orderKey) => {
	const operation = operationOf('ingramMicroSalesOrder.place');
	expect(agentComplaint(operation, { orderKey }, defaults)).toContain(`"Order Key" is ${LEFT_TO_THE_MODEL}`);
});

test.each(['={{ $("Deal").first().json.id }}', '={{ $items("Deal")[0].json.id }}', '={{ $vars.key }}', 'deal-1'])(
	'an order key of %s is the flow’s own',
	(orderKey) => {
		const operation = operationOf('ingramMicroSalesOrder.place');
		expect(agentComplaint(operation, { orderKey }, defaults)).not.toContain('Order Key');
	},
);
