import type { Operation, Resource } from '../../engine/declare';

import { customerId, resellerForList } from '../fields/locators';
import { returnedLines } from '../fields/orderLines';
import * as order from '../fields/orders';
import { orderComplaint, placing } from '../ordering/operations';
import { checkReturn, intoReturnedLines, returnBook } from '../ordering/returns';
import { adobeVip } from '../vendor';

const operations: Operation[] = [
	{
		...placing,
		// What was sold can be given back, whatever became of the account.
		account: undefined,
		action: 'Return an order',
		description:
			'Return an order, in full or in part, within 14 days. The node first reads what you can still return, and Dry Run shows it.',
		notice:
			'This returns what was bought: the licenses are removed immediately. To undo a switch, use Adobe VIP Revert Switch Order.',
		fields: [customerId, order.returnedOrder, order.returned, returnedLines, order.returnCurrency, resellerForList],
		constantBody: { orderType: 'RETURN' },
		rule: orderComplaint,
		orderKeys: returnBook,
		loadDependencies: intoReturnedLines,
		preflight: checkReturn,
		sample: 'adobe/order.return.json',
		facts: ['order.return'],
	},
];

export const resource: Resource = { value: 'returnOrder', name: 'Return Order', vendor: adobeVip, operations };
