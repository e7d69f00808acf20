import { isoSeconds } from '../../../core/dates';
import type { Call, Handler } from '../call';
import { textOf } from '../call';
import { customerOf, subscriptionsOf } from '../find';
import { nextNumber } from '../ids';
import { page } from '../paging';
import { refuse } from '../refusal';
import type { Address, StoredDeployment } from '../state';
import { selfLink } from '../views';
import { addressProblems } from './profile';

interface Body {
	status?: string;
	companyProfile?: { address?: Partial<Address> };
}

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

function create(call: Call) {
	const customer = customerOf(call);
	const { address } = (call.body as { companyProfile: { address: Address } }).companyProfile;
	if (!call.distributor.globalSales) throw refuse(1139);
	if (!customer.globalSalesEnabled) throw refuse(1140);
	checkAddress(address);
	if (address.country === customer.profile.address.country) throw refuse(1141);
	const deployment: StoredDeployment = {
		id: nextNumber(call, 'deployment'),
		customerId: customer.id,
		status: '1000',
		address,
		createdAt: call.now,
	};
	call.state.deployments.push(deployment);
	return { status: 201, body: view(deployment) };
}

function deploymentOf(call: Call): StoredDeployment {
	const { id: customerId } = customerOf(call);
	const found = call.state.deployments.find(
		(one) => one.id === call.params.deploymentId && one.customerId === customerId,
	);
	if (!found) throw refuse(2138);
	return found;
}

function update(call: Call) {
	const deployment = deploymentOf(call);
	const { status = deployment.status, companyProfile } = call.body as Body;
	const address = { ...deployment.address, ...companyProfile?.address };
	if (address.country !== deployment.address.country) throw refuse(1119, ['companyProfile.address.country']);
	checkAddress(address);
	const isUsed = subscriptionsOf(call, customerOf(call)).some(
		(one) => one.status === '1000' && one.deploymentId === deployment.id,
	);
	// The facts name no code for this refusal.
	if (status === '1004' && isUsed) throw refuse(1117, ['status']);
	Object.assign(deployment, { status, address });
	return { status: 200, body: view(deployment) };
}

function list(call: Call) {
	const { id } = customerOf(call);
	const status = textOf(call, 'status');
	const rows = call.state.deployments.filter(
		(one) => one.customerId === id && (status === undefined || one.status === status),
	);
	return page(call, rows.map(view), { itemsAt: 'items', defaultLimit: 25, maxLimit: 100, links: true });
}

export const deploymentHandlers: Record<string, Handler> = {
	'deployment.create': create,
	'deployment.list': list,
	'deployment.get': (call) => ({ status: 200, body: view(deploymentOf(call)) }),
	'deployment.update': update,
};
