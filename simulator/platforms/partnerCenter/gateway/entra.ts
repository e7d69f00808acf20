import { randomUUID } from 'node:crypto';

/** Why the sign-in service gives no token. */
export class EntraRefusal extends Error {
	constructor(
		readonly status: number,
		readonly error: string,
		/** The number after AADSTS. */
		readonly number: number,
		text: string,
	) {
		super(text);
	}
}

/** The refusals of the sign-in service that the simulator knows, by what is wrong. */
export const ENTRA = {
	tenant: (tenant: string) => new EntraRefusal(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`),
	grant: (grant: unknown) =>
		new EntraRefusal(400, 'unsupported_grant_type', 70003, `The grant type '${grant}' is not supported.`),
	client: (id: unknown) =>
		new EntraRefusal(400, 'unauthorized_client', 700016, `Application '${id}' was not found in the directory.`),
	noSecret: () =>
		new EntraRefusal(401, 'invalid_client', 7000218, "The body must contain 'client_secret' or 'client_assertion'."),
	secret: () => new EntraRefusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
	resource: (name: unknown) =>
		new EntraRefusal(400, 'invalid_resource', 500011, `The resource principal named ${name} was not found.`),
	noResource: () => new EntraRefusal(400, 'invalid_request', 900144, "The body must contain 'resource' or 'scope'."),
	refreshToken: () => new EntraRefusal(400, 'invalid_grant', 9002313, 'Request is malformed or invalid.'),
	replacedToken: () => new EntraRefusal(400, 'invalid_grant', 70000, 'The refresh token is no longer valid.'),
};

/** The body of a refusal, with its own ids and its time; `now` in ms. */
export function entraBody({ error, number, message }: EntraRefusal, now: number) {
	const traceId = randomUUID();
	const correlationId = randomUUID();
	const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+/, '');
	return {
		error,
		error_description: `AADSTS${number}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
		error_codes: [number],
		timestamp,
		trace_id: traceId,
		correlation_id: correlationId,
	};
}
