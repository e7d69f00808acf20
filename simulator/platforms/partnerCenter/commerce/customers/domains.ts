import type { Handler } from '../../call';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { created } from '../replies';
import { isDomainTaken } from './create';

interface DomainBody {
	verifiedDomainName: string;
	domain: {
		name: string;
		authenticationType: string;
		capability: string;
		status: string;
		verificationMethod: string;
		isDefault?: boolean;
		isInitial?: boolean;
	};
	domainFederationSettings?: Record<string, unknown>;
}

const FEDERATION = [
	'issuerUri',
	'logOffUri',
	'passiveLogOnUri',
	'preferredAuthenticationProtocol',
	'promptLoginBehavior',
	'signingCertificate',
];

/** Requests have PascalCase members, answers snake_case: `DnsRecord` comes back as `dns_record`. */
const snake = (text: string): string => text.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

const addVerifiedDomain: Handler = (call) => {
	const customer = customerOf(call);
	const { verifiedDomainName, domain, domainFederationSettings = {} } = call.body as DomainBody;
	if (verifiedDomainName !== domain.name)
		throw refusal(PROBLEMS.invalid, 'verifiedDomainName and domain.name must be the same.');
	if (isDomainTaken(call, domain.name))
		throw refusal(PROBLEMS.invalid, `The domain '${domain.name}' is not available.`);
	const missing =
		domain.authenticationType === 'Federated' ? FEDERATION.filter((name) => !domainFederationSettings[name]) : [];
	if (missing.length > 0) throw refusal(PROBLEMS.input, `A federated domain needs ${missing.join(', ')}.`);
	customer.customDomains.push(domain.name.toLowerCase());
	return created({
		authenticationType: snake(domain.authenticationType),
		capability: snake(domain.capability),
		isDefault: domain.isDefault ?? false,
		isInitial: domain.isInitial ?? false,
		name: domain.name,
		status: snake(domain.status),
		verificationMethod: snake(domain.verificationMethod),
	});
};

export const domainHandlers: Record<string, Handler> = { 'customer.addVerifiedDomain': addVerifiedDomain };
