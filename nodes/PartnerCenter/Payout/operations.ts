import type { Operation, Resource } from '../../engine/declare';

import { idFrom } from '../identity';
import { partnerPayouts } from '../vendor';

import { common, EARNINGS_KIND, exporting, PAYMENTS_KIND, routeOf, SIGNED, type Kind } from './exports';
import { earningsFields, paymentFields, requestId } from './fields';
import { fileOf, rowsOf } from './files';
import { EARNINGS, filterBy, PAYMENTS, periodInOrder } from './filter';

/** What both kinds have beside the export itself. */
const others = (kind: Kind): Operation[] => [
	{
		...common,
		value: `delete${kind.title}Export`,
		name: `Delete ${kind.title} Export`,
		action: `Delete an export of ${kind.noun}`,
		description: `Delete an export of ${kind.noun} with its file. The ${kind.noun} themselves stay.`,
		route: `DELETE /v1.0/payouts/${kind.part}/{requestId}`,
		fields: [requestId],
		write: 'delete',
		subject: (values) => values.path.requestId,
		sample: `partnerCenter/payout.delete${kind.fact}Export.json`,
		facts: [`payout.delete${kind.fact}Export`],
		docs: kind.docs,
	},
	fileOf(kind),
	rowsOf(kind),
	{
		...common,
		value: `get${kind.title}Export`,
		name: `Get ${kind.title} Export`,
		action: `Get the status of an export of ${kind.noun}`,
		description: `Get the status of an export. The link to its file is masked: use Get ${kind.title} or Download ${kind.title}.`,
		route: routeOf(kind),
		fields: [requestId],
		mask: SIGNED,
		extra: idFrom('requestId'),
		sample: `partnerCenter/payout.get${kind.fact}Export.json`,
		facts: [`payout.get${kind.fact}Export`],
		docs: kind.docs,
	},
];

export const resource: Resource = {
	value: 'payout',
	name: 'Payout',
	vendor: partnerPayouts,
	operations: [
		exporting(EARNINGS_KIND, { fields: earningsFields, transformValues: filterBy(EARNINGS), rule: periodInOrder }),
		exporting(PAYMENTS_KIND, { fields: paymentFields, transformValues: filterBy(PAYMENTS), rule: periodInOrder }),
		...others(EARNINGS_KIND),
		...others(PAYMENTS_KIND),
	],
};
