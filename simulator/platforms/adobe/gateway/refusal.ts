import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why the platform does not do what it was asked to; becomes the error answer. */
export class AdobeRefusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: string[] = [],
	) {
		super(message);
	}
}

type Known = [status: number, message: string];

// Source: conventions.errorCodes. 3122 has no status there, so it has that of its neighbors.
const FILE = join(__dirname, '../../../../contracts/adobe/errors.json');
const CODES = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Known | undefined>;

/** Makes a refusal to be thrown: `throw refuse('1116')`; `details` become additionalDetails. Throws on an unknown code. */
export function refuse(code: string | number, details: string[] = []): AdobeRefusal {
	const known = CODES[code];
	if (!known) throw new Error(`There is no text for the code ${code}`);
	return new AdobeRefusal(known[0], String(code), known[1], details);
}

/** The error body. */
export const errorBody = ({ code, message, details }: Pick<AdobeRefusal, 'code' | 'message' | 'details'>) => ({
	code,
	message,
	additionalDetails: details,
});
