import type { HookContext, Operation, Session } from '../../engine/declare';
import { fillPath } from '../../engine/http/request';
import { ask } from '../../engine/http/send';

const route = 'HEAD /v1/domains/{domain}';

/**
 * Whether some tenant holds a domain, of whoever it is a customer: 200 means taken, 404 means free; neither has a body.
 * @throws Problem, Canceled
 */
export async function isTaken(session: Session, domain: string): Promise<boolean> {
	const path = fillPath('/v1/domains/{domain}', { domain });
	const { status } = await ask(session, { method: 'HEAD', path, route, query: {} }, [404]);
	return status !== 404;
}

async function run({
	session,
	values: {
		path: { domain },
	},
}: HookContext) {
	const available = !(await isTaken(session, domain));
	return async () => ({ rows: [{ domain, available }] });
}

export const checkDomain: Operation = {
	value: 'checkDomain',
	name: 'Check Domain Availability',
	action: 'Check whether a domain is available',
	description: 'Check whether a domain is available for a new customer',
	route,
	fields: [
		{
			displayName: 'Domain',
			name: 'domain',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. contoso.onmicrosoft.com',
			description: 'The whole domain, not only its first part',
		},
	],
	run,
	sample: 'partnerCenter/domain.checkAvailability.json',
	facts: ['domain.checkAvailability'],
	docs: 'https://learn.microsoft.com/partner-center/developer/verify-domain-availability',
};
