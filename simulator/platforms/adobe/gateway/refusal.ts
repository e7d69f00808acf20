import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../state/state';

/** Why the platform does not do what it was asked to: the answer that it gives instead. */
export class AdobeRefusal extends Error {
	readonly status: number;

	constructor(
		readonly reply: Reply,
		message: string,
	) {
		super(message);
		this.status = reply.status;
	}
}

type Known = [status: number, message: string];

// Source: conventions.errorCodes. 3122 has no status there, so it has that of its neighbors.
const FILE = join(__dirname, '../../../../contracts/adobe/errors.json');
const CODES = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Known | undefined>;
// The codes that go with the statuses of faults (errorCodes); to others their status is the code.
const FAULT_CODES: Record<number, string> = { 401: '4116', 403: '4115', 429: '4118', 500: '1124' };

/** Makes a refusal to be thrown: `throw refuse('1116')`; `details` become additionalDetails. Throws on an unknown code. */
export function refuse(code: string | number, additionalDetails: string[] = []): AdobeRefusal {
	const known = CODES[code];
	if (!known) throw new Error(`There is no text for the code ${code}`);
	const [status, message] = known;
	return new AdobeRefusal({ status, body: { code: String(code), message, additionalDetails } }, message);
}

/** The error body of what has no code of its own: a fault, or a request that the server refuses. */
export const faultBody = (status: number, _code = '', message = 'Simulated failure') => ({
	code: FAULT_CODES[status] ?? String(status),
	message,
	additionalDetails: [],
});

/** The answer to whatever was thrown: a broken request keeps its status, all else is a fault of the simulator (500). */
export function refusalReply(error: unknown): Reply {
	if (error instanceof AdobeRefusal) return error.reply;
	const { statusCode: status = 500, message } = error as { statusCode?: number; message: string };
	return { status, body: faultBody(status, '', message) };
}
