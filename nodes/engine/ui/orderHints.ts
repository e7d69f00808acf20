import type { NodeHint } from 'n8n-workflow';

const beforeExecution = { location: 'outputPane', whenToDisplay: 'beforeExecution' } as const;

/** What the editor says of a node that orders, before it runs: what is set is easily forgotten in a collapsed option. */
export const orderHints: NodeHint[] = [
	{
		...beforeExecution,
		message: 'Without an order key, the next run of this workflow buys again.',
		type: 'warning',
		displayCondition: '={{ $parameter["options"]?.["withoutOrderKey"] === true }}',
	},
	{
		...beforeExecution,
		message: 'Dry Run is on: this node only checks, and buys nothing.',
		type: 'info',
		displayCondition: '={{ $parameter["dryRun"] === true }}',
	},
];
