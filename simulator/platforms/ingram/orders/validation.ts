import { randomUUID } from 'node:crypto';
import type { Parameter } from '../state/state';
import { findCustomer } from '../accounts/accounts';
import type { Call, Handler } from '../gateway/call';
import { ATTESTATION, domainProblem } from '../accounts/domains';
import { findProduct, type ProductQuery } from '../catalog/products';

type ProductBody = ProductQuery & { parameters: Parameter[]; draftRequestId?: string };

function check({ state, body }: Call, parameter: Parameter, all: Parameter[]): string | undefined {
	if (parameter.name === ATTESTATION && !parameter.structured_value) return `${ATTESTATION} takes structured_value`;
	const others = all.filter(({ name }) => name === 'msAccountId');
	return domainProblem(state, String(body.customerId), [parameter, ...others], 'validation');
}

/** Checks the activation parameters of products; a bad value is an answer (result ERROR), not a refusal. */
const validateParameters: Handler = (call) => {
	findCustomer(call, String(call.body.customerId));
	return (call.body.products as ProductBody[]).map((line) => {
		const { mpn, id, vendor, billingPeriod, subscriptionPeriod } = findProduct(call.catalog, line);
		const parameters = line.parameters.map((parameter) => {
			const problem = check(call, parameter, line.parameters);
			return {
				name: parameter.name,
				result: problem ? 'ERROR' : 'SUCCESS',
				message: problem ?? 'Available to purchase. Not found.',
				valueChoices: [],
			};
		});
		return {
			mpn,
			id,
			vendor,
			billingPeriod,
			subscriptionPeriod,
			draftRequestId: line.draftRequestId ?? randomUUID(),
			parameters,
		};
	});
};

export const validationHandlers: Record<string, Handler> = { 'validation.parameters': validateParameters };
