/** One of n8n's two ways to poll, and what switches it on. */
export interface Engine {
	name: 'legacy' | 'durable';
	env: NodeJS.ProcessEnv;
	/** milliseconds of a page that is so slow that a poll of three pages takes longer than it may */
	slowPage: number;
}

export const engines: Engine[] = [
	// A poll may take longer than the interval, so that the next one begins before it ends.
	{ name: 'legacy', env: {}, slowPage: 25_000 },
	{
		name: 'durable',
		env: {
			N8N_SCHEDULER_ENABLED: 'true',
			N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
			N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
			N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
			// Seconds; the trigger then has nine.
			N8N_SCHEDULER_POLL_TIMEOUT: '20',
		},
		slowPage: 6_000,
	},
];
