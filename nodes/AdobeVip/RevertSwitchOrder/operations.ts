import type { HookContext, Operation, Resource } from '../../engine/declare';

import { customerId, resellerForList } from '../fields/locators';
import * as order from '../fields/orders';
import { placing, previewing } from '../ordering/operations';
import { ORDER_ROUTE } from '../ordering/orders';
import { previewFirst } from '../ordering/previews';
import { checkRevert, intoRevertedLines } from '../ordering/switches';
import { adobeVip } from '../vendor';

const what = [customerId, order.switchOrder, order.orderCurrency, ...order.revertOverrides, resellerForList];

async function beforeRevert(context: HookContext): Promise<string[]> {
	const { session, values } = context;
	await checkRevert(session, values);
	// Its preview does not know about users.
	return await previewFirst('PREVIEW_REVERT_SWITCH')({ ...context, values: { ...values, query: {} } });
}

const operations: Operation[] = [
	{
		...previewing,
		action: 'Preview undoing a switch',
		description:
			'See what undoing a mid-term upgrade would return, without doing it. The lines are read from the switch.',
		extraRoutes: [ORDER_ROUTE],
		fields: [...what, order.externalReference, order.pricesOnForm],
		constantBody: { orderType: 'PREVIEW_REVERT_SWITCH' },
		loadDependencies: intoRevertedLines,
		sample: 'adobe/order.previewRevertSwitch.json',
		facts: ['order.previewRevertSwitch'],
	},
	{
		...placing,
		action: 'Undo a switch',
		description:
			'Undo a mid-term upgrade within 14 days, only once and in its full quantity. The lines are read from the switch.',
		notice:
			"This returns what the switch bought, at today's price. To keep a part, undo all of it, then switch that part again.",
		fields: [...what, order.reassignUsers, order.skipPreview],
		constantBody: { orderType: 'REVERT_SWITCH' },
		loadDependencies: intoRevertedLines,
		preflight: beforeRevert,
		sample: 'adobe/order.revertSwitch.json',
		facts: ['order.revertSwitch', 'order.previewRevertSwitch'],
	},
];

export const resource: Resource = {
	value: 'revertSwitchOrder',
	name: 'Revert Switch Order',
	vendor: adobeVip,
	operations,
};
