/** An answer as JSON; with `text` as plain text. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
	text?: string;
}
