import { isoSeconds } from '../../../core/dates';
import { type Call, type Handler, selfLink, textOf } from '../call';
import { byId, customerOf, isActive } from '../find';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
import { checkDeployments } from '../orders/rules';
import { nextNumber } from '../state/ids';
import type { Address, StoredDeployment } from '../state/state';
import { addressProblems } from './profile';

type Changes = Partial<Pick<StoredDeployment, 'status'>> & { companyProfile?: { address?: Partial<Address> } };

const view = ({ id, customerId, status, address, createdAt }: StoredDeployment) => ({
	deploymentId: id,
	status,
	companyProfile: { address },
	creationDate: isoSeconds(createdAt),
	links: selfLink(`/v3/customers/${customerId}/deployments/${id}`),
});

function checkAddress(address: Partial<Address>): void {
	const problems = addressProblems(address);
	if (problems.length) throw refuse(1118, problems);
}

/** The deployments of the customer of the path. */
function deploymentsOf(call: Call): StoredDeployment[] {
	const { id } = customerOf(call);
	return call.state.deployments.filter(({ customerId }) => customerId === id);
}

/** Throws 2138. */
const deploymentOf = (call: Call): StoredDeployment =>
	byId(call, deploymentsOf(call), call.params.deploymentId, '2138');

export const deploymentHandlers: Record<string, Handler> = {
	'deployment.create': (call) => {
		const customer = customerOf(call);
		const { address } = (call.body as { companyProfile: { address: Address } }).companyProfile;
		checkDeployments(call, customer);
		checkAddress(address);
		if (address.country === customer.profile.address.country) throw refuse(1141);
		const id = nextNumber(call, 'deployment');
		const deployment = { id, customerId: customer.id, status: '1000', address, createdAt: call.now };
		call.state.deployments.push(deployment);
		return { body: view(deployment) };
	},
	'deployment.list': (call) => {
		const status = textOf(call, 'status');
		const rows = deploymentsOf(call).filter((one) => (status ?? one.status) === one.status);
		return page(call, rows.map(view), { defaultLimit: 25, maxLimit: 100, links: true });
	},
	'deployment.get': (call) => ({ body: view(deploymentOf(call)) }),
	'deployment.update': (call) => {
		const deployment = deploymentOf(call);
		const { status = deployment.status, companyProfile } = call.body as Changes;
		const address = { ...deployment.address, ...companyProfile?.address };
		if (address.country !== deployment.address.country) throw refuse(1119, ['companyProfile.address.country']);
		checkAddress(address);
		const isUsed = call.state.subscriptions.some((one) => isActive(one) && one.deploymentId === deployment.id);
		// The facts name no code for this refusal.
		if (status === '1004' && isUsed) throw refuse(1117, ['status']);
		Object.assign(deployment, { status, address });
		return { status: 200, body: view(deployment) };
	},
};
