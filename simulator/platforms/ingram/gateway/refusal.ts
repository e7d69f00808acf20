/** Why the platform does not do what it was asked to; becomes the error answer. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: string[] = [],
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** A request that breaks a rule of the platform. */
export const refuse = (message: string, details: string[] = []): Refusal =>
	new Refusal(400, 'BAD_REQUEST', message, details);

/** A missing object: the platform answers 400 with this text, not 404. */
export const missing = (): Refusal => new Refusal(400, 'NOT_FOUND', 'No entity has been found');

/** The error body of the platform. */
export const errorBody = ({ message, code, details }: Refusal, correlationId: string) => ({
	message,
	code,
	details,
	correlationId,
});
