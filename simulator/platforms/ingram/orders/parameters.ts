import { randomUUID } from 'node:crypto';
import { findCustomer } from '../accounts/accounts';
import { findProduct, type ProductQuery } from '../catalog/products';
import type { Call, Handler } from '../gateway/call';
import type { AccountState, Parameter } from '../state/state';

type Place = 'validation' | 'order';

/** Parameters that name a Microsoft domain, and the form they take when validated and when ordered. */
const DOMAIN_PARAMETERS: Record<string, Record<Place, 'prefix' | 'full' | 'any'>> = {
	domain: { validation: 'full', order: 'prefix' },
	domain_prefix: { validation: 'prefix', order: 'prefix' },
	tenant_name: { validation: 'full', order: 'any' },
	microsoft_domain: { validation: 'full', order: 'full' },
};

/** Domains that belong to somebody from the start. */
const TAKEN = ['taken', 'contoso'];

/** The parameter that carries an attestation and takes structured_value only. */
export const ATTESTATION = 'partner_on_record_attestation_accepted';

/** The first label of a domain, in small letters: `Contoso.onmicrosoft.com` -> `contoso`. */
export const prefixOf = (domain: unknown): string => String(domain).split('.')[0].toLowerCase();

/** The parameters of a product that name a domain. */
export const domainParameters = (parameters: Parameter[]): Parameter[] =>
	parameters.filter(({ name }) => name in DOMAIN_PARAMETERS);

function formProblem({ name, value }: Parameter, place: Place): string | undefined {
	const isFull = String(value).includes('.');
	const form = DOMAIN_PARAMETERS[name][place];
	if (form === 'full' && !isFull) return `${name} must be the full domain name`;
	if (form === 'prefix' && isFull) return `${name} must be the domain prefix only`;
	return undefined;
}

/**
 * What is wrong with the domains of one product, or undefined. A domain is free, or the customer's own;
 * with `msAccountId` the order is for an existing tenant, so its domain is expected to be taken.
 */
export function domainProblem(state: AccountState, customerId: string, parameters: Parameter[], place: Place) {
	const existingTenant = parameters.some(({ name }) => name === 'msAccountId');
	for (const parameter of domainParameters(parameters)) {
		const problem = formProblem(parameter, place);
		if (problem) return problem;
		const prefix = prefixOf(parameter.value);
		const owner = state.domains[prefix] ?? (TAKEN.includes(prefix) ? 'somebody else' : customerId);
		if (owner !== customerId && !existingTenant) return `The domain ${prefix} is occupied by another customer`;
	}
	return undefined;
}

type ProductBody = ProductQuery & { parameters: Parameter[]; draftRequestId?: string };

function check({ state, body }: Call, parameter: Parameter, all: Parameter[]): string | undefined {
	if (parameter.name === ATTESTATION && !parameter.structured_value) return `${ATTESTATION} takes structured_value`;
	const others = all.filter(({ name }) => name === 'msAccountId');
	return domainProblem(state, String(body.customerId), [parameter, ...others], 'validation');
}

export const validationHandlers: Record<string, Handler> = {
	/** Checks the activation parameters of products; a bad value is an answer (result ERROR), not a refusal. */
	'validation.parameters': (call) => {
		findCustomer(call, String(call.body.customerId));
		return (call.body.products as ProductBody[]).map((line) => {
			const { mpn, id, vendor, billingPeriod, subscriptionPeriod } = findProduct(call.catalog, line);
			const parameters = line.parameters.map((parameter) => {
				const problem = check(call, parameter, line.parameters);
				const message = problem ?? 'Available to purchase. Not found.';
				return { name: parameter.name, result: problem ? 'ERROR' : 'SUCCESS', message, valueChoices: [] };
			});
			const draftRequestId = line.draftRequestId ?? randomUUID();
			return { mpn, id, vendor, billingPeriod, subscriptionPeriod, draftRequestId, parameters };
		});
	},
};
