/** An answer. Without `text` or `stream` the body goes out as JSON, and nothing when it is undefined. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
	/** Raw text instead of JSON, such as JSON behind a byte order mark; its type is JSON unless a header says otherwise. */
	text?: string;
	stream?: Buffer;
}
