import { type Field, type Operation, showsDryRun } from '../declare';

/** Parameters that the engine adds to operations; their meaning is the same on every platform. */

export const notice = (text: string): Field => ({
	displayName: text,
	name: 'notice',
	type: 'notice',
	default: '',
});

export const returnAll: Field = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: Field = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

export const simplify: Field = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	displayOptions: { hide: { '@tool': [true] } },
};

/** In place of Simplify, where an AI agent calls the node: each field that it gets costs tokens. */
export const output: Field = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'Raw', value: 'raw', description: 'All fields of the response' },
		{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that you name' },
		{ name: 'Simplified', value: 'simplified', description: 'The fields that most flows need' },
	],
	default: 'simplified',
	description: 'Which fields the AI model gets',
	displayOptions: { show: { '@tool': [true] } },
};

export const outputFields: Field = {
	displayName: 'Fields',
	name: 'outputFields',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name, status',
	description: 'Names of the fields, separated by commas. How a write ended is always shown.',
	displayOptions: { show: { '@tool': [true], output: ['selected'] } },
};

const orderKeyField: Field = {
	displayName: 'Order Key',
	name: 'orderKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. deal-4711-line-1',
	description:
		'Your own ID for this order. The node first looks for an order with this key. If there is one, you get that order and nothing is bought.',
	displayOptions: { hide: { '/options.withoutOrderKey': [true] } },
};

/** @param hint what names this kind of order */
export const orderKey = (hint: string): Field => ({ ...orderKeyField, hint });

export const dryRun: Field = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description:
		'Whether to only check everything and show what would be sent, without changing anything on the platform',
};

export const waitFor = (until: string): Field => ({
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description: `Whether to wait until ${until}, for up to ten minutes unless set otherwise in the options`,
});

const waitAtMost: Field = {
	displayName: 'Wait at Most (Minutes)',
	name: 'waitAtMost',
	type: 'number',
	typeOptions: { minValue: 0.1 },
	default: 10,
	description: 'After this time, the item ends as pending, with the ID for checking it later',
};

const placeAgain: Field = {
	displayName: 'Place Again',
	name: 'placeAgain',
	type: 'boolean',
	default: false,
	description: 'Whether to order again with the same key if the order with this key failed or was canceled',
};

const withoutOrderKey: Field = {
	displayName: 'Without Order Key',
	name: 'withoutOrderKey',
	type: 'boolean',
	default: false,
	description:
		'Whether to order without your own key. With Retry On Fail, n8n still buys only once, but running the workflow again buys again, and so may another worker that takes over the execution. Not possible for AI tools.',
};

const acceptKeyless: Field = {
	displayName: 'Accept Orders That Show No Key',
	name: 'acceptKeyless',
	type: 'boolean',
	default: false,
	description:
		'Whether to order even if the customer has an order with the same lines and no key. It could be this order, so you may buy twice.',
};

const refuseSameLinesWithin: Field = {
	displayName: 'Refuse Same Lines Within (Days)',
	name: 'refuseSameLinesWithin',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description:
		'Orders nothing if the customer got an order with the same lines under another key within these days. Use it if a deal may be in your CRM twice, or if people edit keys on the platform.',
};

const cancelDuplicateOrder: Field = {
	displayName: 'Cancel Duplicate Order',
	name: 'cancelDuplicateOrder',
	type: 'boolean',
	default: false,
	description:
		'Whether to request the cancellation of the later order if two workers placed the same sale at the same moment. It takes effect when someone approves it on the platform. Both orders must be completed.',
};

const checkAccount: Field = {
	displayName: 'Check Account First',
	name: 'checkAccount',
	type: 'boolean',
	default: true,
	description:
		'Whether to check the customer before an order, and to order nothing if the customer cannot buy. This takes one request for each customer and run.',
};

const maxConcurrentRequests: Field = {
	displayName: 'Max Concurrent Requests',
	name: 'maxConcurrentRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
	default: 1,
	description:
		'How many requests of this node run at the same time, including orders. If not set, 19 for reads, 5 for changes, 1 for orders.',
};

const requestTimeout: Field = {
	displayName: 'Request Timeout (Seconds)',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long to wait for one response from the platform',
};

const retryFor: Field = {
	displayName: 'Keep Trying For (Seconds)',
	name: 'retryFor',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 120,
	description: 'How long one item keeps trying if the platform is busy or cannot be reached',
};

const showSecrets: Field = {
	displayName: 'Show Passwords',
	name: 'showSecrets',
	type: 'boolean',
	default: false,
	description: 'Whether to return passwords from the platform. They are then stored with the execution.',
};

/** The engine options that make sense for an operation. */
export function optionsOf(operation: Operation): Field[] {
	return [
		maxConcurrentRequests,
		requestTimeout,
		retryFor,
		...(operation.wait && operation.wait.offered !== 'never' ? [waitAtMost] : []),
		...(operation.write && !showsDryRun(operation) ? [dryRun] : []),
		...(operation.orderKeys ? [placeAgain, withoutOrderKey, acceptKeyless] : []),
		...(operation.orderKeys?.findsOthers ? [refuseSameLinesWithin] : []),
		...(operation.cancelDuplicate ? [cancelDuplicateOrder] : []),
		...(operation.account ? [checkAccount] : []),
		...(operation.mask ? [showSecrets] : []),
	];
}
